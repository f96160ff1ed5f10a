package org.example.shelf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A shelf of jars, each with what is in it. */
public class Shelf extends Furniture implements Iterable<Jar> {
  private static final int MOST = 0x40;
  private final List<Jar> jars = new ArrayList<>();
  private long weight;

  public Shelf(String name, boolean open) {
    super(name);
    this.weight = open ? 10L : 25L;
  }

  // A jar that is too heavy stays where it is.
  public boolean put(Jar jar) {
    if (jar == null || jars.size() >= MOST) {
      return false;
    }
    jars.add(jar);
    weight += jar.weight();
    return true;
  }

  @Override
  public java.util.Iterator<Jar> iterator() {
    return jars.iterator();
  }

  Optional<Jar> find(String word) throws IllegalStateException {
    for (Jar jar : jars) {
      String label = jar.label().trim();
      if (label.contains(word) && jar.lid() != 'x') {
        return Optional.of(jar);
      }
    }
    throw new IllegalStateException("no jar holds \"" + word + "\"");
  }

  enum Size { SMALL, LARGE }

  interface Weighed {
    double grams();
  }
}
