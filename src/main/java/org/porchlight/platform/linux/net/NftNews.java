package org.porchlight.platform.linux.net;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.porchlight.port.MachineException;
import org.porchlight.port.VitalThread;

/// Hears that somebody changed the firewall's tables, chains, rules or sets, by the kernel's own messages (netlink(7),
/// nfnetlink.h). What goes into a set and out of it is not told: names do that all the time.
final class NftNews implements AutoCloseable {
    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW_CLOEXEC = 3 | 0x80000;
    private static final int NETLINK_NETFILTER = 12;
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVTIMEO = 20;
    private static final int SOL_NETLINK = 270;
    private static final int NETLINK_ADD_MEMBERSHIP = 1;
    private static final int NFNLGRP_NFTABLES = 7;
    private static final int NFNL_SUBSYS_NFTABLES = 10;
    /// Tables, chains, rules and sets that were made or deleted.
    private static final Set<Integer> TELLING = Set.of(0, 2, 3, 5, 6, 8, 9, 11);

    private static final int ENOBUFS = 105;
    private static final int ADDRESS_BYTES = 12;
    private static final int HEAD_BYTES = 16;
    private static final int TYPE = 4;
    private static final int BUFFER_BYTES = 32 * 1024;
    private static final int PATIENCE_SECONDS = 5;
    /// What comes within this time after a call is one call.
    private static final long GATHER = Duration.ofMillis(200).toNanos();

    /// Functions of the C library.
    private static final class Library {
        static {
            Native.register(Library.class, "c");
        }

        private Library() {}

        static native int socket(int domain, int type, int protocol);

        static native int bind(int socket, Pointer address, int length);

        static native int setsockopt(int socket, int level, int option, Pointer value, int length);

        static native long recv(int socket, Pointer data, long length, int flags);

        static native int close(int descriptor);
    }

    private final int socket;
    private final Runnable changed;
    private volatile boolean closing;

    private NftNews(int socket, Runnable changed) {
        this.socket = socket;
        this.changed = changed;
    }

    /// Opens it in the network namespace of this thread.
    ///
    /// @param changed is called on a thread of its own; what it takes its time for gathers meanwhile
    static NftNews open(Runnable changed) throws MachineException {
        int socket = Library.socket(AF_NETLINK, SOCK_RAW_CLOEXEC, NETLINK_NETFILTER);
        try (var address = new Memory(ADDRESS_BYTES);
                var group = new Memory(4);
                var patience = new Memory(16)) {
            address.clear();
            address.setShort(0, (short) AF_NETLINK);
            group.setInt(0, NFNLGRP_NFTABLES);
            patience.setLong(0, PATIENCE_SECONDS);
            patience.setLong(8, 0);
            if (socket < 0
                    || Library.bind(socket, address, ADDRESS_BYTES) != 0
                    || Library.setsockopt(socket, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, group, 4) != 0
                    || Library.setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, patience, 16) != 0) {
                int error = Native.getLastError();
                Library.close(socket);
                throw new MachineException("hear of changes to the firewall: error " + error);
            }
        }
        var news = new NftNews(socket, changed);
        VitalThread.start("firewall-news", news::run);
        return news;
    }

    private void run() {
        try (var messages = new Memory(BUFFER_BYTES)) {
            while (!closing) {
                long length = Library.recv(socket, messages, BUFFER_BYTES, 0);
                // So many that the kernel did not keep them.
                boolean lost = length < 0 && Native.getLastError() == ENOBUFS;
                if (lost || tells(messages, length)) {
                    changed.run();
                    LockSupport.parkNanos(GATHER);
                }
            }
        } finally {
            Library.close(socket);
        }
    }

    private static boolean tells(Memory messages, long length) {
        for (long at = 0; at + HEAD_BYTES <= length; ) {
            int type = Short.toUnsignedInt(messages.getShort(at + TYPE));
            if (type >> 8 == NFNL_SUBSYS_NFTABLES && TELLING.contains(type & 0xff)) {
                return true;
            }
            long size = Integer.toUnsignedLong(messages.getInt(at));
            // Messages begin at multiples of four (NLMSG_ALIGN).
            at += Math.max(HEAD_BYTES, (size + 3) & ~3L);
        }
        return false;
    }

    /// Returns at once; the thread ends some seconds later.
    @Override
    public void close() {
        closing = true;
    }
}
