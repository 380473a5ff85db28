package dev.tradewind.exchange.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Messages of one family as lines of JSON: an object with its kind in {@code type}, decimals in
 * quotes, no property that is not known. Stateless; any thread.
 *
 * @param <M> a sealed interface of records
 */
public final class LineFormat<M> {

  /** The most bytes of a line in UTF-8, without its end. */
  public static final int LONGEST_LINE = 65_536;

  private static final int DEEPEST = 8;
  private static final int LONGEST_NUMBER = 20;

  private final Class<M> family;
  private final String called;
  private final String kinds;
  private final JsonMapper json;

  /**
   * A format.
   *
   * @param called what a message is called in sentences
   * @param within other families that its messages hold, beside requests and reports
   */
  public LineFormat(Class<M> family, String called, Class<?>... within) {
    this.family = family;
    this.called = called;
    json =
        mapper(
            Stream.concat(Stream.of(family, Request.class, Report.class), Stream.of(within))
                .flatMap(LineFormat::records)
                .distinct());
    kinds = String.join(", ", kinds(family));
  }

  /** What the types of a family are called. */
  static SortedSet<String> kinds(Class<?> family) {
    return records(family).map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Class<?>> records(Class<?> family) {
    return family.isRecord()
        ? Stream.of(family)
        : Arrays.stream(family.getPermittedSubclasses()).flatMap(LineFormat::records);
  }

  private static JsonMapper mapper(Stream<Class<?>> kinds) {
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                LogicalType.Textual,
                c ->
                    Stream.of(
                            CoercionInputShape.Integer,
                            CoercionInputShape.Float,
                            CoercionInputShape.Boolean)
                        .forEach(shape -> c.setCoercion(shape, CoercionAction.Fail)))
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .addModule(Words.module())
            .registerSubtypes(kinds.toArray(Class<?>[]::new));
    JsonMapper mapper = builder.build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxNumberLength(LONGEST_NUMBER)
                .maxStringLength(LONGEST_LINE)
                .maxNameLength(LONGEST_LINE)
                .build());
    return mapper;
  }

  /** A message as one line, without its end. */
  public String write(M message) {
    try {
      return json.writerFor(family).writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A " + called + " cannot be written: " + message, e);
    }
  }

  /**
   * Reads a message.
   *
   * @throws MalformedMessage if the line is none
   */
  public M read(String line) throws MalformedMessage {
    checkLength(line);
    try {
      M message = json.readerFor(family).readValue(line);
      if (message == null) {
        throw new MalformedMessage(noObject());
      }
      return message;
    } catch (InvalidTypeIdException e) {
      throw new MalformedMessage(
          e.getTypeId() == null
              ? noObject()
              : "The type is \"%s\": it must be one of %s."
                  .formatted(Fields.shown(e.getTypeId()), kinds));
    } catch (JsonMappingException e) {
      throw new MalformedMessage(mapping(e));
    } catch (JsonProcessingException e) {
      throw new MalformedMessage(
          "The line is not JSON: " + Fields.shown(e.getOriginalMessage()) + ".");
    }
  }

  private static void checkLength(String line) throws MalformedMessage {
    // A character takes one to three bytes, and only where that matters they are counted.
    if (line.length() > LONGEST_LINE
        || (line.length() > LONGEST_LINE / 3
            && line.getBytes(StandardCharsets.UTF_8).length > LONGEST_LINE)) {
      throw new MalformedMessage(tooLong());
    }
  }

  /** What is said about a line that is too long. */
  public static String tooLong() {
    return "The line is longer than "
        + LONGEST_LINE
        + " bytes: a message is one line of at most so many.";
  }

  private String mapping(JsonMappingException e) {
    String where = where(e.getPath());
    return switch (e) {
      case UnrecognizedPropertyException unknown ->
          "%s is not known: %s."
              .formatted(
                  where,
                  unknown.getKnownPropertyIds() == null || unknown.getKnownPropertyIds().isEmpty()
                      ? "there is nothing beside the type"
                      : "there are " + listed(unknown));
      case ValueInstantiationException invalid
          when invalid.getCause() instanceof IllegalArgumentException refused ->
          sentence(refused.getMessage());
      default ->
          where.isEmpty()
              ? noObject()
              : where + " is not what it must be: " + Fields.shown(reason(e)) + ".";
    };
  }

  private static String listed(UnrecognizedPropertyException unknown) {
    return unknown.getKnownPropertyIds().stream()
        .map(String::valueOf)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining(", "));
  }

  private static String sentence(String clause) {
    return clause + ".";
  }

  private static String reason(JsonMappingException e) {
    String first = e.getOriginalMessage();
    return first == null ? "unreadable" : first.lines().findFirst().orElse("unreadable");
  }

  private String noObject() {
    return "The line is not one JSON object with a type: a " + called + " is one of " + kinds + ".";
  }

  private static String where(List<JsonMappingException.Reference> path) {
    StringBuilder where = new StringBuilder();
    for (JsonMappingException.Reference step : path) {
      if (step.getFieldName() != null) {
        where.append(where.isEmpty() ? "" : ".").append(step.getFieldName());
      } else {
        where.append('[').append(step.getIndex()).append(']');
      }
    }
    return Fields.shown(where.toString());
  }
}
