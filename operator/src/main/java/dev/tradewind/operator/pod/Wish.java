package dev.tradewind.operator.pod;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.api.pod.StopPurpose;
import java.math.BigDecimal;

/** A command before it has a number. */
public sealed interface Wish {
  /** The command that carries this wish. */
  ControlCommand command(String uid, long sequence);

  /** Obey another state. */
  record State(BookState state) implements Wish {
    @Override
    public ControlCommand command(String uid, long sequence) {
      return new ControlCommand.SetState(uid, sequence, state);
    }
  }

  /** Have this much paid in. */
  record Capital(BigDecimal amount) implements Wish {
    @Override
    public ControlCommand command(String uid, long sequence) {
      return new ControlCommand.SetCapital(uid, sequence, amount);
    }
  }

  /** Release the pod's own stop of that id. */
  record Release(String latchId) implements Wish {
    @Override
    public ControlCommand command(String uid, long sequence) {
      return new ControlCommand.Release(uid, sequence, latchId);
    }
  }

  /** Close the book. */
  record Stop(StopPurpose purpose) implements Wish {
    @Override
    public ControlCommand command(String uid, long sequence) {
      return new ControlCommand.Stop(uid, sequence, purpose);
    }
  }
}
