package org.porchlight.platform.linux;

import com.sun.jna.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.port.Clocks;
import org.porchlight.port.MachineException;

/// The kernel's clocks: CLOCK_MONOTONIC is awake, CLOCK_BOOTTIME counts sleep too (clock_gettime(2)).
public final class LinuxClocks implements Clocks {
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
    /// struct timex of adjtimex(2): 208 bytes, of which `modes` is the first; `maxerror` is the third long after it.
    private static final int TIMEX_SIZE = 256;

    private static final int TIMEX_MAX_ERROR = 24;
    private static final int TIMEX_STATUS = 40;
    private static final int STA_UNSYNC = 0x40;
    private static final int TIME_ERROR = 5;

    private final BootId boot;
    private final SyncAfterSleep sync = new SyncAfterSleep();

    public LinuxClocks() throws MachineException {
        try {
            boot = new BootId(Files.readString(BOOT_ID).strip());
        } catch (IOException e) {
            throw new MachineException("read the boot id: " + e.getMessage(), e);
        }
    }

    @Override
    public ClockReading read() {
        // Awake first: between two readings both clocks go on, and awake must never be ahead.
        var awake = clock(LibC.CLOCK_MONOTONIC);
        var sinceBoot = clock(LibC.CLOCK_BOOTTIME);
        var wall = clock(LibC.CLOCK_REALTIME);
        return new ClockReading(boot, sinceBoot, awake, Instant.EPOCH.plus(wall), synced(sinceBoot.minus(awake)));
    }

    private static Duration clock(int clock) {
        var time = new long[2];
        LibC.clock_gettime(clock, time);
        return Duration.ofSeconds(time[0], time[1]);
    }

    private boolean synced(Duration slept) {
        try (var timex = new Memory(TIMEX_SIZE)) {
            timex.clear();
            int state = LibC.adjtimex(timex);
            boolean synced = state >= 0 && state != TIME_ERROR && (timex.getInt(TIMEX_STATUS) & STA_UNSYNC) == 0;
            return sync.isFresh(slept, timex.getLong(TIMEX_MAX_ERROR), synced);
        }
    }
}
