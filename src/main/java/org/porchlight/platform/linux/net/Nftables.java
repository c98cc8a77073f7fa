package org.porchlight.platform.linux.net;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.concurrent.locks.ReentrantLock;
import org.porchlight.port.MachineException;

/// A connection to the kernel's firewall through libnftables.
///
/// It speaks to the network namespace of the thread that opened it. Safe for any thread; one command at a time.
final class Nftables implements AutoCloseable {
    private static final String LIBRARY = "libnftables.so.1";

    /// `NFT_CTX_OUTPUT_TERSE` of nftables/libnftables.h: sets are listed without their elements.
    private static final int TERSE = 1 << 11;

    /// The functions of the library; see libnftables(3).
    private static final class Library {
        private Library() {}

        static native Pointer nft_ctx_new(int flags);

        static native void nft_ctx_free(Pointer context);

        static native int nft_ctx_buffer_output(Pointer context);

        static native int nft_ctx_buffer_error(Pointer context);

        static native String nft_ctx_get_output_buffer(Pointer context);

        static native String nft_ctx_get_error_buffer(Pointer context);

        static native void nft_ctx_output_set_flags(Pointer context, int flags);

        static native int nft_run_cmd_from_buffer(Pointer context, String commands);
    }

    /// What became of a batch of commands.
    sealed interface Outcome {
        /// The kernel took all of it.
        record Done(String output) implements Outcome {}

        /// The kernel took nothing of it.
        record Refused(String why) implements Outcome {}
    }

    private final Pointer context;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;

    private Nftables(Pointer context) {
        this.context = context;
    }

    static Nftables open() throws MachineException {
        try {
            Native.register(Library.class, NativeLibrary.getInstance(LIBRARY));
        } catch (UnsatisfiedLinkError e) {
            throw new MachineException(
                    "loading " + LIBRARY
                            + ": it is not on this machine; install the package libnftables1 (part of nftables)",
                    e);
        }
        var context = Library.nft_ctx_new(0);
        if (context == null
                || Library.nft_ctx_buffer_output(context) != 0
                || Library.nft_ctx_buffer_error(context) != 0) {
            throw new MachineException("opening the firewall: " + LIBRARY + " gave no context");
        }
        Library.nft_ctx_output_set_flags(context, TERSE);
        return new Nftables(context);
    }

    /// Runs commands as one transaction: all of them or none.
    ///
    /// @param commands lines in the language of nft(8); every value in it was checked or made by us
    Outcome run(String commands) {
        lock.lock();
        try {
            if (closed) {
                return new Outcome.Refused("the connection is closed");
            }
            int result = Library.nft_run_cmd_from_buffer(context, commands);
            var output = Library.nft_ctx_get_output_buffer(context);
            var error = Library.nft_ctx_get_error_buffer(context);
            return result == 0 ? new Outcome.Done(output) : new Outcome.Refused(firstLine(error));
        } finally {
            lock.unlock();
        }
    }

    private static String firstLine(String error) {
        var text = error.strip();
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                Library.nft_ctx_free(context);
            }
        } finally {
            lock.unlock();
        }
    }
}
