package org.porchlight.core.engine;

import java.time.zone.ZoneRulesProvider;

/// The time-zone data of the Java runtime, which decides where a day begins.
final class TzData {
    private static final String VERSION =
            ZoneRulesProvider.getVersions("Etc/UTC").lastEntry().getKey();

    private TzData() {}

    /// Such as `2026a`.
    static String version() {
        return VERSION;
    }
}
