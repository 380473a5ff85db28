package dev.tradewind.engine.determinism;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;

/**
 * What may not be used in the engine, since its answer may differ from run to run or from machine
 * to machine.
 */
// ArchUnit's predicates are immutable but do not say so.
@SuppressWarnings("ImmutableEnumChecker")
enum BannedApis {
  INEXACT_MATH(
      "Math's transcendental functions may differ by machine; StrictMath's do not",
      calls(
          "java.lang.Math",
          "exp",
          "expm1",
          "log",
          "log10",
          "log1p",
          "pow",
          "cbrt",
          "hypot",
          "sin",
          "cos",
          "tan",
          "asin",
          "acos",
          "atan",
          "atan2",
          "sinh",
          "cosh",
          "tanh")),
  HASHED_ORDER(
      "hashed collections may be walked through in another order in the next process",
      uses(
              "java.util.HashMap",
              "java.util.HashSet",
              "java.util.IdentityHashMap",
              "java.util.WeakHashMap",
              "java.util.concurrent.ConcurrentHashMap")
          .or(calls("java.util.Map", "of", "ofEntries", "copyOf"))
          .or(calls("java.util.Set", "of", "copyOf"))
          .or(
              calls(
                  "java.util.stream.Collectors",
                  "toSet",
                  "toMap",
                  "groupingBy",
                  "toUnmodifiableSet",
                  "toUnmodifiableMap"))),
  IDENTITY_HASH(
      "an identity hash is an address",
      calls("java.lang.System", "identityHashCode")
          .or(calls("java.lang.Object", "hashCode"))
          .or(calls("java.lang.Enum", "hashCode"))),
  MACHINE(
      "the machine and its settings are no input",
      calls("java.lang.System", "getenv", "getProperty", "getProperties", "lineSeparator")
          .or(uses("java.lang.Runtime", "java.lang.ProcessHandle"))
          .or(inPackage("java.lang.management"))),
  DEFAULT_LOCALE_OR_ZONE(
      "the machine's locale and zone are no input",
      calls("java.util.Locale", "getDefault")
          .or(calls("java.time.ZoneId", "systemDefault"))
          .or(calls("java.util.TimeZone", "getDefault"))
          .or(localeDependentText())),
  CLOCK(
      "time is an input",
      calls("java.lang.System", "currentTimeMillis", "nanoTime")
          .or(nowOfJavaTime())
          .or(calls("java.time.Clock", "systemUTC", "systemDefaultZone", "system"))
          .or(calls("java.time.InstantSource", "system"))),
  UNSEEDED_RANDOMNESS(
      "chance without a seed cannot be replayed",
      calls("java.lang.Math", "random")
          .or(calls("java.util.UUID", "randomUUID"))
          .or(unseededRandom())
          .or(uses("java.util.concurrent.ThreadLocalRandom", "java.security.SecureRandom"))),
  THREADS(
      "the engine is one loop on its caller's thread",
      uses("java.lang.Thread", "java.util.Timer").or(inPackage("java.util.concurrent"))),
  PARALLEL_STREAMS(
      "a parallel reduction has no fixed order",
      calls("java.util.Collection", "parallelStream")
          .or(namedIn("java.util.stream", "parallel"))
          .or(calls("java.util.Arrays", "parallelSort", "parallelSetAll", "parallelPrefix"))),
  CONSOLE(
      "input and output are the caller's business",
      describe(
          "System.in, out or err",
          access ->
              access.getTargetOwner().getName().equals("java.lang.System")
                  && Set.of("in", "out", "err").contains(access.getName()))),
  FILES(
      "input and output are the caller's business",
      uses(
              "java.io.File",
              "java.io.FileInputStream",
              "java.io.FileOutputStream",
              "java.io.FileReader",
              "java.io.FileWriter",
              "java.io.RandomAccessFile")
          .or(inPackage("java.nio.file"))),
  NETWORK(
      "input and output are the caller's business",
      inPackage("java.net").or(inPackage("java.nio.channels")));

  private final String reason;
  private final DescribedPredicate<JavaAccess<?>> banned;

  BannedApis(String reason, DescribedPredicate<JavaAccess<?>> banned) {
    this.reason = reason;
    this.banned = banned;
  }

  ArchRule rule() {
    return noClasses().should().accessTargetWhere(banned).because(reason);
  }

  private static DescribedPredicate<JavaAccess<?>> calls(String owner, String... names) {
    Set<String> banned = Set.of(names);
    return describe(
        owner + banned,
        access -> isOrExtends(access.getTargetOwner(), owner) && banned.contains(access.getName()));
  }

  private static boolean isOrExtends(JavaClass type, String owner) {
    // Every class has Object's methods; only those called on Object itself are meant.
    return owner.equals("java.lang.Object")
        ? type.getName().equals(owner)
        : type.isAssignableTo(owner);
  }

  private static DescribedPredicate<JavaAccess<?>> uses(String... types) {
    List<String> banned = List.of(types);
    return describe(
        "one of " + banned,
        access -> banned.stream().anyMatch(type -> access.getTargetOwner().isAssignableTo(type)));
  }

  private static DescribedPredicate<JavaAccess<?>> inPackage(String name) {
    return describe(
        name,
        access -> {
          String owner = access.getTargetOwner().getPackageName();
          return owner.equals(name) || owner.startsWith(name + ".");
        });
  }

  private static DescribedPredicate<JavaAccess<?>> namedIn(String packageName, String method) {
    return inPackage(packageName).and(describe(method, access -> access.getName().equals(method)));
  }

  private static DescribedPredicate<JavaAccess<?>> nowOfJavaTime() {
    return namedIn("java.time", "now");
  }

  private static DescribedPredicate<JavaAccess<?>> unseededRandom() {
    return describe(
        "new Random()",
        access ->
            access.getTarget().getFullName().equals("java.util.Random.<init>()")
                || access.getTarget().getFullName().equals("java.util.SplittableRandom.<init>()"));
  }

  /** {@code String.format} without a locale writes numbers as the machine likes them. */
  private static DescribedPredicate<JavaAccess<?>> localeDependentText() {
    return describe(
        "text by the default locale",
        access ->
            Set.of(
                    "java.lang.String.format(java.lang.String, [Ljava.lang.Object;)",
                    "java.lang.String.formatted([Ljava.lang.Object;)",
                    "java.lang.String.toLowerCase()",
                    "java.lang.String.toUpperCase()",
                    "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)")
                .contains(access.getTarget().getFullName()));
  }
}
