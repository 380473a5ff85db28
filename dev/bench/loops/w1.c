/* The limit of W1: the file mapped, every field parsed, the crossover of 20 and 100, fills at the next open; whole cents. */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}

static inline int64_t cents(const char **p) {
  int64_t v = 0;
  for (; **p != '.'; ++*p) v = v * 10 + (**p - '0');
  ++*p;
  v = v * 100 + ((*p)[0] - '0') * 10 + ((*p)[1] - '0');
  *p += 3;
  return v;
}

static inline int64_t whole(const char **p) {
  int64_t v = 0;
  for (; **p != '\n'; ++*p) v = v * 10 + (**p - '0');
  ++*p;
  return v;
}

static inline int64_t days(int y, int m, int d) {
  y -= m <= 2;
  int era = y / 400, yoe = y - era * 400, doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
  return (int64_t)era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

static inline int two(const char *p) { return (p[0] - '0') * 10 + p[1] - '0'; }

int main(int count, char **arguments) {
  if (count != 2) return 2;
  double t0 = now();
  int fd = open(arguments[1], O_RDONLY);
  struct stat st;
  if (fd < 0 || fstat(fd, &st)) return 2;
  const char *b = mmap(0, st.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0), *p = b, *e = b + st.st_size;
  if (b == MAP_FAILED) return 2;
  size_t capacity = 1100000, n = 0;
  int64_t *opens = malloc(8 * capacity), *closes = malloc(8 * capacity), check = 0;
  while (*p++ != '\n') {}
  while (p < e) {
    int64_t ts = days(two(p) * 100 + two(p + 2), two(p + 5), two(p + 8)) * 86400 + two(p + 11) * 3600 + two(p + 14) * 60 + two(p + 17);
    p += 21;
    opens[n] = cents(&p);
    check ^= cents(&p);
    check ^= cents(&p);
    closes[n] = cents(&p);
    check ^= whole(&p) ^ ts;
    n++;
  }
  double t1 = now();
  int64_t fast = 0, slow = 0, cash = 0;
  int before = -1, position = 0, wanted = 0;
  long fills = 0;
  for (size_t i = 0; i < n; i++) {
    if (wanted) {
      cash -= wanted * opens[i];
      position += wanted;
      fills++;
      wanted = 0;
    }
    fast += closes[i];
    slow += closes[i];
    if (i >= 20) fast -= closes[i - 20];
    if (i >= 100) slow -= closes[i - 100];
    if (i >= 99) {
      int up = fast * 100 > slow * 20;
      if (before == 0 && up && !position) wanted = 1;
      else if (before == 1 && !up && position) wanted = -1;
      before = up;
    }
  }
  double t2 = now();
  printf("{\"load_s\": %.6f, \"engine_s\": %.6f, \"events\": %zu, \"fills\": %ld, \"pnl\": %.2f, \"check\": %ld}\n", t1 - t0, t2 - t1, n, fills,
         (cash + position * closes[n - 1]) / 100.0, (long)check);
}
