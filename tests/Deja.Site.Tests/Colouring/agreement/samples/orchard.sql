-- Trees, what they bear, and who picks it.
CREATE TABLE tree (
  id INTEGER NOT NULL,
  kind VARCHAR(40) NOT NULL,
  planted DATE DEFAULT CURRENT_DATE,
  height DECIMAL(5, 2) CHECK (height > 0),
  PRIMARY KEY (id)
);

/* A picking belongs to one tree. */
CREATE TABLE picking (
  tree_id INTEGER REFERENCES tree (id),
  picked TIMESTAMP NOT NULL,
  kilos REAL,
  picker VARCHAR(80)
);

INSERT INTO tree (id, kind, height) VALUES (1, 'apple', 3.5), (2, 'pear''s sister', 4.25);
UPDATE tree SET height = height + 0.4 WHERE kind LIKE 'a%' AND planted < '2020-01-01';

SELECT t.kind, COUNT(*) AS times, SUM(p.kilos) AS kilos
FROM tree t
LEFT OUTER JOIN picking p ON p.tree_id = t.id
WHERE p.picker IS NOT NULL OR t.height BETWEEN 2 AND 5
GROUP BY t.kind
HAVING SUM(p.kilos) > 10
ORDER BY kilos DESC;

CREATE VIEW tallest AS
SELECT kind, MAX(height) AS height, CASE WHEN MAX(height) > 4 THEN 'tall' ELSE 'low' END AS size
FROM tree GROUP BY kind;

DELETE FROM picking WHERE kilos = 0;
