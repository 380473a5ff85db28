package dev.tradewind.exchange.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.tradewind.engine.order.Liquidity;
import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.order.TimeInForce;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** How the terms of the engine and decimals are written: as the words that documents use. */
final class Words {

  private Words() {}

  static SimpleModule module() {
    SimpleModule module = new SimpleModule("words");
    add(module, Side.class, Side::label);
    add(module, OrderType.class, OrderType::label);
    add(module, TimeInForce.class, TimeInForce::name);
    add(module, Liquidity.class, liquidity -> liquidity == Liquidity.MAKER ? "Maker" : "Taker");
    add(module, Idempotence.class, Idempotence::name);
    add(module, Lookup.class, Lookup::name);
    add(module, Rejection.class, Rejection::name);
    add(module, Status.class, Status::name);
    module.addSerializer(
        BigDecimal.class, new WriteText<>(BigDecimal.class, BigDecimal::toPlainString));
    module.addDeserializer(
        BigDecimal.class,
        new ReadText<>(
            BigDecimal.class, Fields::decimal, "a decimal number in quotes, as \"12.5\""));
    module.addDeserializer(
        String.class, new ReadText<>(String.class, Function.identity(), "a text in quotes"));
    return module;
  }

  private static <E extends Enum<E>> void add(
      SimpleModule module, Class<E> type, Function<E, String> word) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E each : type.getEnumConstants()) {
      words.put(word.apply(each), each);
    }
    module.addSerializer(type, new WriteText<>(type, word));
    module.addDeserializer(
        type, new ReadText<>(type, words::get, "one of " + String.join(", ", words.keySet())));
  }

  private static final class WriteText<T> extends StdSerializer<T> {

    private static final long serialVersionUID = 1;
    private final transient Function<T, String> text;

    private WriteText(Class<T> type, Function<T, String> text) {
      super(type);
      this.text = text;
    }

    @Override
    public void serialize(T value, JsonGenerator to, SerializerProvider provider)
        throws IOException {
      to.writeString(text.apply(value));
    }
  }

  private static final class ReadText<T> extends StdDeserializer<T> {

    private static final long serialVersionUID = 1;
    private final transient Function<String, T> value;
    private final String allowed;

    private ReadText(Class<T> type, Function<String, T> value, String allowed) {
      super(type);
      this.value = value;
      this.allowed = allowed;
    }

    @Override
    public T deserialize(JsonParser from, DeserializationContext context) throws IOException {
      T read = from.hasToken(JsonToken.VALUE_STRING) ? value.apply(from.getText()) : null;
      if (read == null) {
        return context.reportInputMismatch(this, "it must be " + allowed);
      }
      return read;
    }
  }
}
