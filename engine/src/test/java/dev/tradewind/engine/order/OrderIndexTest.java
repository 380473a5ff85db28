package dev.tradewind.engine.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** It knows what a map would know, however long some of the orders live. */
class OrderIndexTest {

  @Property(tries = 100)
  void itIsAMap(@ForAll long seed) {
    Random random = new Random(seed);
    OrderIndex<Long> index = new OrderIndex<>();
    SortedMap<Long, Long> model = new TreeMap<>();
    List<Long> gone = new ArrayList<>();
    int longLived = 1 + random.nextInt(400);
    for (long number = 1; number <= 2_000; number++) {
      index.put(number, -number);
      model.put(number, -number);
      while (model.size() > longLived) {
        List<Long> open = List.copyOf(model.keySet());
        // Mostly the youngest ends first, so that the old ones keep their places.
        Long ended =
            random.nextInt(8) == 0 ? open.get(random.nextInt(open.size())) : open.getLast();
        model.remove(ended);
        index.remove(ended);
        gone.add(ended);
      }
      assertThat(index.isEmpty()).isEqualTo(model.isEmpty());
    }
    model.forEach((number, value) -> assertThat(index.get(number)).isEqualTo(value));
    gone.forEach(number -> assertThat(index.get(number)).isNull());
    assertThat(index.get(2_001)).isNull();
    index.clear();
    assertThat(index.isEmpty()).isTrue();
    model.keySet().forEach(number -> assertThat(index.get(number)).isNull());
  }
}
