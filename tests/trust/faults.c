/* A disk that fails on order: loaded before the C library, it counts what a program does to files under one folder,
   and lets the n-th of these acts fail, write only half, or kill the program.

       cc -O1 -fPIC -shared -o faults.so faults.c -ldl

   Nothing happens until trust_arm() is called, so that one server can be made to fail differently each time. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum { OFF, COUNT, KILL, TORN, FULL, BROKEN, SHORT, NOSYNC };
enum { MAKE = 1, WRITE, SYNC, CUT, DROP, NAME };

static int mode = OFF, lasting;
static long at, acts, hits, last_kind;
static char folder[PATH_MAX];
static size_t length;

void trust_arm(int how, long when, int for_good, const char *where) {
  snprintf(folder, sizeof folder, "%s", where);
  length = strlen(folder); at = when; lasting = for_good; acts = hits = last_kind = 0; mode = how;
}
long trust_acts(void) { return acts; }
long trust_hits(void) { return hits; }
long trust_kind(void) { return last_kind; }

static int is_here(const char *path) { return mode && !strncmp(path, folder, length); }

static int of_handle(int handle) {
  char link[64], path[PATH_MAX];
  if (!mode) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
  ssize_t size = readlink(link, path, sizeof path - 1);
  if (size < 0) return 0;
  path[size] = 0;
  return is_here(path);
}

static int of_name(int base, const char *name) {
  char path[PATH_MAX], link[64];
  if (!mode || !name) return 0;
  if (name[0] == '/') return is_here(name);
  if (base == AT_FDCWD) { if (!getcwd(path, sizeof path)) return 0; return is_here(path); }
  snprintf(link, sizeof link, "/proc/self/fd/%d", base);
  ssize_t size = readlink(link, path, sizeof path - 1);
  if (size < 0) return 0;
  path[size] = 0;
  return is_here(path);
}

/* What becomes of this act: 0 goes on, -1 writes half, more is the error to return. */
static int fate(int kind) {
  acts++;
  if (mode == COUNT || !at || acts < at || (acts > at && !lasting)) return 0;
  if (mode == NOSYNC && kind != SYNC) { if (!lasting) at++; return 0; }
  if (mode == SHORT && kind != WRITE) { if (!lasting) at++; return 0; }
  if (mode == FULL && kind != WRITE && kind != MAKE) { if (!lasting) at++; return 0; }
  hits++; last_kind = kind;
  switch (mode) {
    case KILL: raise(SIGKILL); return 0;
    case TORN: if (kind == WRITE) return -1; raise(SIGKILL); return 0;
    case FULL: return ENOSPC;
    case SHORT: return -1;
    default: return EIO;
  }
}

#define REAL(name) static __typeof__(name) *real; if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)
#define FAIL(kind) do { int e = fate(kind); if (e > 0) { errno = e; return -1; } } while (0)

static int makes(int base, const char *name, int flags) {
  struct stat found;
  return (flags & O_CREAT) && of_name(base, name) && fstatat(base, name, &found, AT_SYMLINK_NOFOLLOW) != 0;
}

#define OPENER(NAME, SHAPE, BASE, CALL) \
  int NAME SHAPE { \
    REAL(NAME); mode_t rights = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); rights = va_arg(more, mode_t); va_end(more); } \
    if (mode && makes(BASE, name, flags)) FAIL(MAKE); \
    else if (mode && (flags & O_TRUNC) && of_name(BASE, name)) FAIL(CUT); \
    return CALL; }
OPENER(open, (const char *name, int flags, ...), AT_FDCWD, real(name, flags, rights))
OPENER(open64, (const char *name, int flags, ...), AT_FDCWD, real(name, flags, rights))
OPENER(openat, (int base, const char *name, int flags, ...), base, real(base, name, flags, rights))
OPENER(openat64, (int base, const char *name, int flags, ...), base, real(base, name, flags, rights))

static ssize_t written(int handle, const void *data, size_t size, off_t place, int has_place) {
  int e = fate(WRITE);
  if (e > 0) { errno = e; return -1; }
  size_t part = e < 0 && size > 1 ? size / 2 : size;
  ssize_t done = has_place ? syscall(SYS_pwrite64, handle, data, part, place) : syscall(SYS_write, handle, data, part);
  if (e < 0 && mode == TORN) raise(SIGKILL);
  return done;
}
ssize_t write(int handle, const void *data, size_t size) {
  REAL(write);
  return of_handle(handle) ? written(handle, data, size, 0, 0) : real(handle, data, size);
}
ssize_t pwrite(int handle, const void *data, size_t size, off_t place) {
  REAL(pwrite);
  return of_handle(handle) ? written(handle, data, size, place, 1) : real(handle, data, size, place);
}
ssize_t pwrite64(int handle, const void *data, size_t size, off64_t place) {
  REAL(pwrite64);
  return of_handle(handle) ? written(handle, data, size, place, 1) : real(handle, data, size, place);
}
#define ON_HANDLE(NAME, SHAPE, KIND, CALL) int NAME SHAPE { REAL(NAME); if (of_handle(handle)) FAIL(KIND); return CALL; }
ON_HANDLE(fsync, (int handle), SYNC, real(handle))
ON_HANDLE(fdatasync, (int handle), SYNC, real(handle))
ON_HANDLE(ftruncate, (int handle, off_t size), CUT, real(handle, size))
ON_HANDLE(ftruncate64, (int handle, off64_t size), CUT, real(handle, size))
#define ON_NAME(NAME, SHAPE, BASE, KIND, CALL) int NAME SHAPE { REAL(NAME); if (of_name(BASE, name)) FAIL(KIND); return CALL; }
ON_NAME(unlink, (const char *name), AT_FDCWD, DROP, real(name))
ON_NAME(unlinkat, (int base, const char *name, int flags), base, DROP, real(base, name, flags))
ON_NAME(link, (const char *name, const char *to), AT_FDCWD, NAME, real(name, to))
ON_NAME(linkat, (int base, const char *name, int other, const char *to, int flags), base, NAME, real(base, name, other, to, flags))
ON_NAME(rename, (const char *name, const char *to), AT_FDCWD, NAME, real(name, to))
ON_NAME(renameat, (int base, const char *name, int other, const char *to), base, NAME, real(base, name, other, to))
ON_NAME(renameat2, (int base, const char *name, int other, const char *to, unsigned flags), base, NAME, real(base, name, other, to, flags))
/* Where the kernel copies by itself nothing could fail on order: then the program writes by hand. */
ssize_t sendfile(int out, int in, off_t *from, size_t size) {
  REAL(sendfile); if (of_handle(out)) { errno = EINVAL; return -1; } return real(out, in, from, size);
}
ssize_t sendfile64(int out, int in, off64_t *from, size_t size) {
  REAL(sendfile64); if (of_handle(out)) { errno = EINVAL; return -1; } return real(out, in, from, size);
}
ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t size, unsigned flags) {
  REAL(copy_file_range); if (of_handle(out)) { errno = EXDEV; return -1; } return real(in, from, out, to, size, flags);
}
