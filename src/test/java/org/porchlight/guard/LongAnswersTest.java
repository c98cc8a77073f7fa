package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Moment;
import org.porchlight.core.policy.ChildId;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Lines;
import org.porchlight.port.StoreException;
import org.porchlight.store.SteadyStore;
import org.porchlight.tool.powercut.BusyEvening;

/// A child that reads slowly is not in the way of what parents order.
class LongAnswersTest {
    private static final ChildId MEI = new ChildId("mei");
    private static final ChildId GONE = new ChildId("gone");

    @TempDir
    Path data;

    private interface Taking {
        void take(String line) throws IOException;
    }

    private static Lines lines(Taking taking) {
        return new Lines() {
            @Override
            public void add(String line) throws IOException {
                taking.take(line);
            }

            @Override
            public boolean awaitNews() {
                return false;
            }
        };
    }

    private static void forget(SteadyStore store, Event event) throws IOException {
        try {
            store.forget(GONE, Optional.empty(), new Writing(List.of(), List.of(event), List.of(), Optional.empty()));
        } catch (StoreException broken) {
            throw new IOException(broken);
        }
    }

    @Test
    void anExportOfAChildEndsWhereSomethingIsToBeRemoved() throws Exception {
        try (var store = SteadyStore.open(data)) {
            var state = BusyEvening.start(
                            1,
                            store,
                            0,
                            (step, document) -> store.commit(document.orElseThrow(), "parent:root", step.writing()))
                    .state();
            var event = new Moment(
                            state.last(), state.anchor().no(), state.document().version())
                    .guard(new Fact.Forgotten(GONE, Optional.empty()), Optional.empty());
            var answers = new LongAnswers(store);
            var whole = new ArrayList<String>();
            assertThat(answers.exportMine(MEI, lines(whole::add))).isEqualTo(new Answer.Done());
            assertThat(whole).hasSizeGreaterThan(1);
            var ended = new Answer.Refused("export-ended", "");

            var some = new ArrayList<String>();
            assertThat(answers.exportMine(MEI, lines(line -> {
                        some.add(line);
                        forget(store, event);
                    })))
                    .isEqualTo(ended);
            assertThat(some).hasSize(1);
            assertThat(answers.exportMine(MEI, lines(some::add))).isEqualTo(ended);
            assertThat(some).hasSize(1);

            assertThat(store.scrub()).isTrue();
            assertThat(answers.exportMine(MEI, lines(some::add))).isEqualTo(new Answer.Done());
        }
    }
}
