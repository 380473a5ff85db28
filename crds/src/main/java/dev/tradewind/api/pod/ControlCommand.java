package dev.tradewind.api.pod;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.math.BigDecimal;
import java.util.Objects;

/** What the operator tells a pod: the body of {@code POST /control}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "command")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ControlCommand.SetState.class, name = "SetState"),
  @JsonSubTypes.Type(value = ControlCommand.SetCapital.class, name = "SetCapital"),
  @JsonSubTypes.Type(value = ControlCommand.Release.class, name = "Release"),
  @JsonSubTypes.Type(value = ControlCommand.Stop.class, name = "Stop")
})
public sealed interface ControlCommand {
  /** The strategy it is meant for. */
  String uid();

  /** Grows with each command, from 1. */
  long sequence();

  /**
   * Reads a command.
   *
   * @throws JsonProcessingException when the body is no command
   */
  static ControlCommand read(String json) throws JsonProcessingException {
    ControlCommand command = PodJson.read(json, ControlCommand.class);
    if (command == null) {
      throw MismatchedInputException.from(
          (JsonParser) null, ControlCommand.class, "null is not an object with a command.");
    }
    return command;
  }

  /** Obey another state. */
  record SetState(
      @JsonProperty(required = true) String uid,
      @JsonProperty(required = true) long sequence,
      @JsonProperty(required = true) BookState state)
      implements ControlCommand {
    public SetState {
      Objects.requireNonNull(uid, "uid is missing");
      Objects.requireNonNull(state, "state must be Running, Paused, Halted or Flat");
    }
  }

  /** Deposit or withdraw until this much has been paid in. */
  record SetCapital(
      @JsonProperty(required = true) String uid,
      @JsonProperty(required = true) long sequence,
      @JsonProperty(required = true) BigDecimal amount)
      implements ControlCommand {
    public SetCapital {
      Objects.requireNonNull(uid, "uid is missing");
      Objects.requireNonNull(amount, "amount is missing");
    }
  }

  /** Release the latch of that id; another one stays. */
  record Release(
      @JsonProperty(required = true) String uid,
      @JsonProperty(required = true) long sequence,
      @JsonProperty(required = true) String latchId)
      implements ControlCommand {
    public Release {
      Objects.requireNonNull(uid, "uid is missing");
      Objects.requireNonNull(latchId, "latchId is missing");
    }
  }

  /** Cancel working orders, keep the position, close the book. */
  record Stop(
      @JsonProperty(required = true) String uid,
      @JsonProperty(required = true) long sequence,
      @JsonProperty(required = true) StopPurpose purpose)
      implements ControlCommand {
    public Stop {
      Objects.requireNonNull(uid, "uid is missing");
      Objects.requireNonNull(purpose, "purpose must be Change, Suspend or Delete");
    }
  }
}
