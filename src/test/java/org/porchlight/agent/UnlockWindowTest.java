package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.event.Rank;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardLink;
import org.porchlight.ipc.json.ProtocolException;

class UnlockWindowTest {
    /// Mum has a PIN, and Dad has none.
    private record Link(String by) implements GuardLink {
        @Override
        public Answer ask(Command command) {
            return command instanceof Command.Session
                    ? new Answer.Session(by, true, Optional.empty())
                    : new Answer.Parents(java.util.List.of(parent("mum", true), parent("dad", false)));
        }

        private static ParentEntry parent(String id, boolean pin) {
            return new ParentEntry(new ParentId(id), id, Rank.GUARDIAN, Optional.of(id), true, pin);
        }

        @Override
        public void watch(Consumer<StatusReport> listener, Runnable lost) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"parent:mum, true", "parent:dad, false", "parent:root, false"})
    void offersThePinToWhoeverHasOne(String by, boolean offered) throws IOException {
        assertThat(UnlockWindow.hasPin(new Link(by))).isEqualTo(offered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"ask\":\"repair\"}", "{\"ask\":\"deny\",\"id\":\"fcy91\",\"words\":\"\"}", "x"})
    void takesNothingForWhichAPinIsNotEnough(String give) {
        assertThatThrownBy(() -> UnlockWindow.open(Path.of("/nowhere"), Optional.of(give)))
                .isInstanceOf(ProtocolException.class);
    }
}
