package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.core.engine.Order;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardLink;

/// What every link to a guard does, whether it is real or made for a test.
abstract class GuardLinkContract {
    private static final long LIMIT_SECONDS = 60;

    private GuardLink link = new FakeLink(Family.evening(false), Family.accounts());

    /// A link of a parent to a guard that knows the family.
    abstract GuardLink connect() throws IOException;

    /// Changes what the guard knows.
    abstract void change(StatusReport next);

    /// Ends the guard.
    abstract void end() throws IOException;

    @BeforeEach
    void open() throws IOException {
        link = connect();
    }

    @AfterEach
    void close() throws IOException {
        link.close();
        end();
    }

    @Test
    void answersQuestionsInTheirOrder() throws IOException {
        assertThat(link.ask(new Command.Status())).isInstanceOf(Answer.Status.class);
        assertThat(link.ask(new Command.Account(Family.MEI, Optional.empty()))).isInstanceOf(Answer.Account.class);
    }

    @Test
    void passesAnOrderOn() throws IOException {
        var order = new Order.Grant(Family.MEI, Duration.ofMinutes(15), false, "");

        assertThat(link.ask(new Command.Do(order))).isInstanceOf(Answer.Done.class);
    }

    @Test
    void tellsAWatcherHowThingsStandAndEveryChange() throws Exception {
        var seen = new LinkedBlockingQueue<StatusReport>();
        var changed = Family.status(Family.mei("小美", Presented.PAUSED, 0));

        link.watch(seen::add, () -> {});
        var first = seen.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        change(changed);
        var second = seen.poll(LIMIT_SECONDS, TimeUnit.SECONDS);

        assertThat(first).isNotNull();
        assertThat(second).isEqualTo(changed);
    }

    @Test
    void tellsAWatcherOnceThatTheGuardIsGone() throws Exception {
        var lost = new LinkedBlockingQueue<String>();

        link.watch(_ -> {}, () -> lost.add("lost"));
        end();

        assertThat(lost.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo("lost");
        assertThat(lost).isEmpty();
    }

    @Test
    void failsWhenTheGuardIsGone() throws IOException {
        end();

        assertThatThrownBy(() -> link.ask(new Command.Status())).isInstanceOf(IOException.class);
    }
}
