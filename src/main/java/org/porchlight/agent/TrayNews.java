package org.porchlight.agent;

import java.util.Optional;
import java.util.function.Consumer;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.report.TrayPlace;
import org.porchlight.ipc.Command;

/// Tells the guard where the lamp is: once to each guard that asks for it by its status, and again when it is
/// elsewhere.
/// For any thread.
final class TrayNews {
    private final Consumer<Command.Tray> guard;
    private Optional<TrayPlace> place = Optional.empty();
    private boolean asked;
    private boolean told;

    TrayNews(Consumer<Command.Tray> guard) {
        this.guard = guard;
    }

    synchronized void at(TrayPlace now) {
        place = Optional.of(now);
        told = false;
        tell();
    }

    /// A guard of before does not know of trays, and would end the connection.
    synchronized void heard(StatusReport report) {
        asked = report.trays().isPresent();
        tell();
    }

    /// The next guard knows nothing.
    synchronized void lost() {
        asked = false;
        told = false;
    }

    private void tell() {
        if (asked && !told && place.isPresent()) {
            told = true;
            guard.accept(new Command.Tray(place.get()));
        }
    }
}
