package dev.tradewind.engine.exchange;

import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.order.Liquidity;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.venue.VenueRejection;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A message under way between strategy and exchange, or the exchange's own note; reused. */
final class Message {

  /** What it says. */
  enum Kind {
    NEW,
    CANCEL,
    REPLACE,
    QUERY,
    EXPIRE,
    ACCEPTED,
    REJECTED,
    FILL,
    CANCELLED,
    EXPIRED,
    REPLACED,
    REQUEST_REJECTED,
    UNKNOWN_ORDER;

    /** Whether the exchange says it to the strategy. */
    boolean isReport() {
      return compareTo(ACCEPTED) >= 0;
    }
  }

  long time;
  long sequence;
  Kind kind = Kind.NEW;
  long number;
  int instrument;
  Side side = Side.BUY;
  long quantity;
  long price;
  long stop;
  Liquidity liquidity = Liquidity.TAKER;
  long fillTime;
  VenueRejection rejection = VenueRejection.OTHER;
  CancelReason reason = CancelReason.VENUE;

  /** The order of {@link Kind#NEW}; {@code null} for the others. */
  RestingOrder order;

  /** Begins it anew, without a content. */
  void begin(Kind ofKind, long ofNumber, long arrival, long inSequence) {
    kind = ofKind;
    number = ofNumber;
    time = arrival;
    sequence = inSequence;
    instrument = 0;
    side = Side.BUY;
    quantity = 0;
    price = 0;
    stop = 0;
    liquidity = Liquidity.TAKER;
    fillTime = 0;
    rejection = VenueRejection.OTHER;
    reason = CancelReason.VENUE;
    order = null;
  }

  void snapshot(DataOutput out) throws IOException {
    out.writeLong(time);
    out.writeLong(sequence);
    out.writeUTF(kind.name());
    out.writeLong(number);
    out.writeInt(instrument);
    out.writeUTF(side.name());
    out.writeLong(quantity);
    out.writeLong(price);
    out.writeLong(stop);
    out.writeUTF(liquidity.name());
    out.writeLong(fillTime);
    out.writeUTF(rejection.name());
    out.writeUTF(reason.name());
    if (kind == Kind.NEW) {
      order.snapshot(out);
    }
  }

  void restore(DataInput in) throws IOException {
    time = in.readLong();
    sequence = in.readLong();
    kind = Kind.valueOf(in.readUTF());
    number = in.readLong();
    instrument = in.readInt();
    side = Side.valueOf(in.readUTF());
    quantity = in.readLong();
    price = in.readLong();
    stop = in.readLong();
    liquidity = Liquidity.valueOf(in.readUTF());
    fillTime = in.readLong();
    rejection = VenueRejection.valueOf(in.readUTF());
    reason = CancelReason.valueOf(in.readUTF());
    order = null;
    if (kind == Kind.NEW) {
      order = new RestingOrder();
      order.restore(in);
    }
  }
}
