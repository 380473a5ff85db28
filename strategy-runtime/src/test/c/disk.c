/*
 * Stands between a process and its disk (LD_PRELOAD): writes down what is written to the files of one folder, in order, and lets
 * calls fail or take long on demand. What is mapped into memory goes by unseen.
 *
 * DISK_FOLDER  the folder, as a real path
 * DISK_TRACE   where to write down; a record is: kind, name length (2 bytes), offset (8), length (4), name, data;
 *              kinds: W write, T truncate to offset, S sync (of the name "." for the folder), F sync that failed, U unlink
 * DISK_FAULTS  a file of four 32-bit numbers, which the tester may change at any time:
 *              what fails (0 nothing, 1 writes for lack of room, 2 syncs, 3 opening for writing, 4 nothing but syncs take long, 5 writes),
 *              how often yet (below 0 for ever), milliseconds, and how often a sync was tried again on a file where one had failed (counted here)
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum fault { NONE, NO_ROOM, SYNC, READ_ONLY, SLOW, WRITE };
enum { MODE, LEFT, MILLIS, RETRIED, NUMBERS };
enum { FILES = 4096 };

static const char *folder;
static size_t folder_length;
static int trace = -1;
static volatile int32_t *control;
static char failed[FILES];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void begin(void) {
  const char *file = getenv("DISK_TRACE");
  folder = getenv("DISK_FOLDER");
  folder_length = folder ? strlen(folder) : 0;
  if (file) trace = syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  file = getenv("DISK_FAULTS");
  if (file) {
    int fd = syscall(SYS_openat, AT_FDCWD, file, O_RDWR | O_CLOEXEC, 0);
    void *memory = mmap(0, NUMBERS * sizeof(int32_t), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (memory != MAP_FAILED) control = memory;
  }
}

/* The name in the folder, "." for the folder, or 0 for anything else. */
static const char *in_folder(const char *path) {
  if (!folder || strncmp(path, folder, folder_length)) return 0;
  if (!path[folder_length]) return ".";
  return path[folder_length] == '/' ? path + folder_length + 1 : 0;
}

static const char *name_of(int fd, char *path) {
  char link[32];
  pthread_once(&once, begin);
  if (!folder) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return in_folder(path);
}

/* Holds nothing but room. */
static int is_reserve(const char *name) { return !strcmp(name, "ledger.reserve"); }

static int is_ledger(const char *name) { return !strncmp(name, "ledger.db", 9) || is_reserve(name) || !strcmp(name, "."); }

static int is_due(enum fault fault, const char *name) {
  if (!control || control[MODE] != (int32_t)fault || !is_ledger(name) || !control[LEFT]) return 0;
  if (control[LEFT] > 0) control[LEFT]--;
  return 1;
}

static void note(char kind, const char *name, int64_t offset, const void *data, uint32_t length) {
  if (trace < 0 || is_reserve(name)) return;
  uint16_t name_length = strlen(name);
  char head[15];
  head[0] = kind;
  memcpy(head + 1, &name_length, 2);
  memcpy(head + 3, &offset, 8);
  memcpy(head + 11, &length, 4);
  pthread_mutex_lock(&lock);
  (void)!syscall(SYS_write, trace, head, sizeof head);
  (void)!syscall(SYS_write, trace, name, name_length);
  if (length) (void)!syscall(SYS_write, trace, data, length);
  pthread_mutex_unlock(&lock);
}

static ssize_t refuse(int error) {
  errno = error;
  return -1;
}

static ssize_t refusal_of_write(const char *name) {
  if (name && is_due(NO_ROOM, name)) return refuse(ENOSPC);
  if (name && is_due(WRITE, name)) return refuse(EIO);
  return 0;
}

ssize_t write(int fd, const void *data, size_t length) {
  char path[PATH_MAX];
  const char *name = name_of(fd, path);
  if (refusal_of_write(name)) return -1;
  off_t offset = name ? lseek(fd, 0, SEEK_CUR) : 0;
  ssize_t written = syscall(SYS_write, fd, data, length);
  if (name && written > 0) note('W', name, offset, data, written);
  return written;
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) {
  char path[PATH_MAX];
  const char *name = name_of(fd, path);
  if (refusal_of_write(name)) return -1;
  ssize_t written = syscall(SYS_pwrite64, fd, data, length, offset);
  if (name && written > 0) note('W', name, offset, data, written);
  return written;
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) { return pwrite64(fd, data, length, offset); }

int ftruncate64(int fd, off64_t size) {
  char path[PATH_MAX];
  const char *name = name_of(fd, path);
  int result = syscall(SYS_ftruncate, fd, size);
  if (name && !result) note('T', name, size, 0, 0);
  return result;
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

static int sync_file(int fd, long call) {
  char path[PATH_MAX];
  const char *name = name_of(fd, path);
  if (name && is_ledger(name)) {
    if (control && fd < FILES && failed[fd]) control[RETRIED]++;
    if (is_due(SYNC, name)) {
      if (fd < FILES) failed[fd] = 1;
      note('F', name, 0, 0, 0);
      return refuse(EIO);
    }
    if (is_due(SLOW, name)) {
      struct timespec pause = {control[MILLIS] / 1000, control[MILLIS] % 1000 * 1000000L};
      nanosleep(&pause, 0);
    }
  }
  int result = syscall(call, fd);
  if (name && !result) note('S', name, 0, 0, 0);
  return result;
}

int fsync(int fd) { return sync_file(fd, SYS_fsync); }

int fdatasync(int fd) { return sync_file(fd, SYS_fdatasync); }

int close(int fd) {
  if (fd >= 0 && fd < FILES) failed[fd] = 0;
  return syscall(SYS_close, fd);
}

int unlink(const char *path) {
  pthread_once(&once, begin);
  const char *name = in_folder(path);
  int result = syscall(SYS_unlink, path);
  if (name && !result) note('U', name, 0, 0, 0);
  return result;
}

static int open_file(int folder_fd, const char *path, int flags, mode_t mode) {
  pthread_once(&once, begin);
  const char *name = in_folder(path);
  if (name && (flags & O_ACCMODE) != O_RDONLY && is_due(READ_ONLY, name)) return refuse(EROFS);
  return syscall(SYS_openat, folder_fd, path, flags, mode);
}

#define MODE_OF(flags)                            \
  mode_t mode = 0;                                \
  if (flags & (O_CREAT | O_TMPFILE)) {            \
    va_list rest;                                 \
    va_start(rest, flags);                        \
    mode = va_arg(rest, mode_t);                  \
    va_end(rest);                                 \
  }

int open(const char *path, int flags, ...) {
  MODE_OF(flags)
  return open_file(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  MODE_OF(flags)
  return open_file(AT_FDCWD, path, flags | O_LARGEFILE, mode);
}
