package dev.tradewind.runtime.control;

import dev.tradewind.api.pod.KnownKeys;
import dev.tradewind.runtime.application.RunConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The keys that may control, read at every use, so that an exchanged file counts at once; it says
 * and counts when they change. Any thread; it reads small files.
 */
@ApplicationScoped
public class Keyring {

  private static final Logger LOG = Logger.getLogger("dev.tradewind.control");

  private final Optional<Path> directory;
  private KnownKeys known;
  private String lastCurrent;
  private Optional<String> complaint = Optional.empty();
  private long rotations;

  @Inject
  Keyring(RunConfig config) {
    this(config.controlCredentialsDirectory());
  }

  /**
   * @param directory of the files; empty while the control port is closed
   */
  public Keyring(Optional<Path> directory) {
    this.directory = directory;
  }

  /** Whether a folder has a usable current key. */
  public static boolean hasCurrent(Path directory) {
    return ObeyedKeys.read(directory).current().isPresent();
  }

  /** What is wrong with the files is said before the first command. */
  void onStart(@Observes StartupEvent event) {
    known();
  }

  /** The keys' names as they are now; null while the control port is closed. */
  public KnownKeys known() {
    return keys().map(ObeyedKeys::known).orElse(null);
  }

  /** How many usable keys there are now. */
  public int usable() {
    return keys()
        .map(keys -> Stream.of(keys.current(), keys.previous()))
        .map(keys -> (int) keys.filter(Optional::isPresent).count())
        .orElse(0);
  }

  /** How often the current key has become another one since the start. */
  public long rotations() {
    known();
    synchronized (this) {
      return rotations;
    }
  }

  Optional<ObeyedKeys> keys() {
    Optional<ObeyedKeys> keys = directory.map(ObeyedKeys::read);
    keys.ifPresent(this::note);
    return keys;
  }

  private synchronized void note(ObeyedKeys keys) {
    KnownKeys now = keys.known();
    if (!now.equals(known)) {
      changed(now);
      known = now;
    }
    if (!keys.complaint().equals(complaint)) {
      keys.complaint().ifPresent(LOG::warn);
      complaint = keys.complaint();
    }
  }

  private void changed(KnownKeys now) {
    if (now.current() == null) {
      return;
    }
    if (lastCurrent != null && !lastCurrent.equals(now.current())) {
      rotations++;
      LOG.infof("Control key %s takes the place of %s", now.current(), lastCurrent);
    }
    lastCurrent = now.current();
  }
}
