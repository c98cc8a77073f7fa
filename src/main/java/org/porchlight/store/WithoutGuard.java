package org.porchlight.store;

import java.io.IOException;
import java.nio.file.Path;
import org.porchlight.port.StoreException;

/// A data folder that no guard has, and none gets as long as this is open.
public final class WithoutGuard implements AutoCloseable {
    private final DataDirectory directory;

    private WithoutGuard(DataDirectory directory) {
        this.directory = directory;
    }

    /// @throws StoreException when a guard has it, or it is not fit for one
    public static WithoutGuard in(Path data) throws StoreException {
        return new WithoutGuard(DataDirectory.take(data));
    }

    @Override
    public void close() throws IOException {
        directory.close();
    }
}
