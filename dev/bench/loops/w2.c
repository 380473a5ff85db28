/* The limit of W2: the file mapped (a header, then records of time, price and size), the fade of the last 100 ticks, fills at the
   signalling tick; whole cents. */
#include <fcntl.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}

typedef struct {
  int64_t ts;
  double px;
  int64_t sz;
} Tick;

int main(int count, char **arguments) {
  if (count != 2) return 2;
  double t0 = now();
  int fd = open(arguments[1], O_RDONLY);
  struct stat st;
  if (fd < 0 || fstat(fd, &st)) return 2;
  const char *b = mmap(0, st.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
  if (b == MAP_FAILED) return 2;
  int header = 10 + ((unsigned char)b[8] | (unsigned char)b[9] << 8);
  const Tick *ticks = (const Tick *)(b + header);
  size_t n = (st.st_size - header) / sizeof(Tick);
  double t1 = now();
  int64_t ring[100] = {0}, sum = 0, squares = 0, cash = 0;
  int position = 0, next = 0;
  long fills = 0;
  for (size_t i = 0; i < n; i++) {
    int64_t p = llrint(ticks[i].px * 100), oldest = ring[next];
    ring[next] = p;
    if (++next == 100) next = 0;
    sum += p - oldest;
    squares += p * p - oldest * oldest;
    if (i < 99) continue;
    int64_t variance = 100 * squares - sum * sum;
    if (variance <= 0) continue;
    double z = (100 * p - sum) / sqrt((double)variance), size = fabs(z);
    int wanted = 0;
    if (!position) {
      if (size > 2.0 && size < 2.5) wanted = z > 0 ? -1 : 1;
    } else if (size < 0.2) {
      wanted = -position;
    }
    if (wanted) {
      cash -= wanted * p;
      position += wanted;
      fills++;
    }
  }
  double t2 = now();
  printf("{\"load_s\": %.6f, \"engine_s\": %.6f, \"events\": %zu, \"fills\": %ld, \"pnl\": %.2f}\n", t1 - t0, t2 - t1, n, fills,
         (cash + position * llrint(ticks[n - 1].px * 100)) / 100.0);
}
