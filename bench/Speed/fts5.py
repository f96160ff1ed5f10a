"""Plain SQLite FTS5 from Python over the same notes: what a script of thirty lines reaches.

  fts5.py index DIR DB        reads every note and fills a contentless table, one row a note
  fts5.py query DB WORD...    one query for all words, best ten by BM25
"""
import os
import sqlite3
import sys


def notes(folder):
    for root, folders, files in os.walk(folder):
        folders[:] = [f for f in folders if not f.startswith('.')]
        for name in files:
            if name.endswith('.md'):
                yield os.path.join(root, name)


def index(folder, file):
    connection = sqlite3.connect(file)
    connection.executescript("""
        PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;
        CREATE TABLE paths(id INTEGER PRIMARY KEY, path TEXT);
        CREATE VIRTUAL TABLE notes USING fts5(body, content='');
    """)
    for number, path in enumerate(notes(folder)):
        with open(path, encoding='utf-8') as note:
            connection.execute('INSERT INTO notes(rowid, body) VALUES(?, ?)', (number, note.read()))
        connection.execute('INSERT INTO paths VALUES(?, ?)', (number, path))
    connection.commit()


def query(file, words):
    connection = sqlite3.connect(file)
    match = ' '.join('"%s"' % w for w in words)
    for row in connection.execute(
            'SELECT p.path FROM notes JOIN paths p ON p.id = notes.rowid WHERE notes MATCH ? ORDER BY bm25(notes) LIMIT 10', (match,)):
        print(row[0])


if sys.argv[1] == 'index':
    index(*sys.argv[2:])
else:
    query(sys.argv[2], sys.argv[3:])
