package org.porchlight.platform.linux;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/// The few calls of the C library that Java has no words for. Names and numbers are those of the manual pages;
/// structures are those of 64-bit Linux.
final class LibC {
    static final int CLOCK_REALTIME = 0;
    static final int CLOCK_MONOTONIC = 1;
    static final int CLOCK_BOOTTIME = 7;

    static final int SIGSTOP = 19;
    static final int SIGCONT = 18;

    static final int ERANGE = 34;

    static final int AT_FDCWD = -100;
    static final int STATX_UID = 8;
    /// What a file's data are, as words of four bytes; the owner's number is one of them.
    static final int STATX_INTS = 64;
    static final int STATX_INTS_UID = 5;

    private static final long SYS_PIDFD_SEND_SIGNAL = 424;
    private static final long SYS_PIDFD_OPEN = 434;

    static {
        Native.register(LibC.class, "c");
    }

    private LibC() {}

    /// @param time receives seconds and nanoseconds
    static native int clock_gettime(int clock, long[] time) throws LastErrorException;

    static native int adjtimex(Pointer timex);

    static native int prctl(int option, long a, long b, long c, long d) throws LastErrorException;

    static native int getuid();

    static native int waitpid(int pid, int[] status, int options) throws LastErrorException;

    static native int setgroups(long count, int[] groups) throws LastErrorException;

    static native int setresgid(int real, int effective, int saved) throws LastErrorException;

    static native int setresuid(int real, int effective, int saved) throws LastErrorException;

    static native int unshare(int what) throws LastErrorException;

    static native int mlockall(int flags) throws LastErrorException;

    static native int sched_setscheduler(int thread, int policy, int[] priority) throws LastErrorException;

    static native int umount2(String target, int flags) throws LastErrorException;

    static native int getpwnam_r(String name, Pointer passwd, Pointer buffer, long length, PointerByReference result);

    static native int getgrgid_r(int gid, Pointer group, Pointer buffer, long length, PointerByReference result);

    static native int getgrouplist(String name, int gid, int[] groups, IntByReference count);

    /// @param path bytes that end with a zero
    static native int statx(int folder, byte[] path, int flags, int mask, int[] answer) throws LastErrorException;

    static native long readlink(String path, byte[] target, long length) throws LastErrorException;

    static native int socket(int domain, int type, int protocol) throws LastErrorException;

    static native int bind(int socket, Pointer address, int length) throws LastErrorException;

    static native int setsockopt(int socket, int level, int option, Pointer value, int length)
            throws LastErrorException;

    static native long send(int socket, Pointer data, long length, int flags) throws LastErrorException;

    static native long recv(int socket, Pointer data, long length, int flags) throws LastErrorException;

    static native int eventfd(int initial, int flags) throws LastErrorException;

    static native long write(int descriptor, Pointer data, long length) throws LastErrorException;

    static native int poll(Pointer entries, long count, int milliseconds) throws LastErrorException;

    static native int close(int descriptor) throws LastErrorException;

    private static native long syscall(long number, long a, long b, long c, long d) throws LastErrorException;

    /// A descriptor that means this process and never the next one with its number.
    static int pidfdOpen(long pid) {
        return (int) syscall(SYS_PIDFD_OPEN, pid, 0, 0, 0);
    }

    static void pidfdSendSignal(int descriptor, int signal) {
        var _ = syscall(SYS_PIDFD_SEND_SIGNAL, descriptor, signal, 0, 0);
    }
}
