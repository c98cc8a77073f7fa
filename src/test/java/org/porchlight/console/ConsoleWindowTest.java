package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.ui.OnFx;
import org.testfx.util.WaitForAsyncUtils;

/// The window with its threads, as it is opened, on a guard that has no rules yet.
class ConsoleWindowTest {
    @TempDir
    private Path folder;

    private final FakeLink link = NewFamily.link();

    @SuppressWarnings("NullAway.Init")
    private ConsoleWindow window;

    private boolean blocksFirst;

    @BeforeEach
    void open() throws TimeoutException {
        System.setProperty(
                "porchlight.taste", folder.resolve("screen.properties").toString());
        OnFx.run(() -> {
            window = new ConsoleWindow(folder.resolve("guard.sock"), _ -> Optional.of(link.beside()), _ -> {});
            window.show();
            blocksFirst = stage().getScene().getRoot() instanceof FirstFrame;
        });
        await("#first-run");
    }

    @AfterEach
    void close() {
        OnFx.run(() -> stage().hide());
        System.clearProperty("porchlight.taste");
    }

    private static Stage stage() {
        return (Stage) Window.getWindows().getFirst();
    }

    private static Node find(String id) {
        return stage().getScene().lookup(id);
    }

    private static void await(String id) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                30, TimeUnit.SECONDS, () -> OnFx.call(() -> !Window.getWindows().isEmpty() && find(id) != null));
    }

    /// What a question shows is there once it was drawn.
    private static void click(String id) throws TimeoutException {
        await(id);
        OnFx.run(() -> ((ButtonBase) find(id)).fire());
    }

    private static void type(String id, String text) throws TimeoutException {
        await(id);
        OnFx.run(() -> ((TextField) find(id)).setText(text));
    }

    private static String typed(String id) throws TimeoutException {
        await(id);
        return OnFx.call(() -> ((TextField) find(id)).getText());
    }

    @Test
    void showsBlocksUntilThereIsAPageWithTheKeyboardInIt() throws Exception {
        WaitForAsyncUtils.waitFor(
                30, TimeUnit.SECONDS, () -> OnFx.call(() -> stage().getScene().getFocusOwner() != null));

        assertThat(blocksFirst).isTrue();
        assertThat(OnFx.call(() -> stage().getScene().getRoot())).isNotInstanceOf(FirstFrame.class);
    }

    @Test
    void makesThePagesOfADayBeforeTheyAreOpened() throws Exception {
        for (var page : PageName.Group.DAY.pages()) {
            WaitForAsyncUtils.waitFor(
                    30, TimeUnit.SECONDS, () -> OnFx.call(() -> window.view().isMade(page)));
        }

        assertThat(PageName.Group.DAY.pages()).contains(PageName.TODAY, PageName.WEEK);
        assertThat(OnFx.call(() -> window.view().isMade(PageName.SETTINGS))).isFalse();
        assertThat(OnFx.call(() -> window.view().open())).isEqualTo(PageName.TODAY);
    }

    /// The window was opened before anybody listens; its pages are made for a second and a half and longer.
    @Test
    void looksForGarbageTwiceOnceThePagesAreMade() throws Exception {
        var looks = new AtomicInteger();
        NotificationListener listener = (told, _) -> {
            var look = GarbageCollectionNotificationInfo.from((CompositeData) told.getUserData());
            if (look.getGcCause().equals("System.gc()")) {
                looks.incrementAndGet();
            }
        };
        var collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(NotificationEmitter.class::cast)
                .toList();
        collectors.forEach(collector -> collector.addNotificationListener(listener, null, null));
        try {
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> looks.get() >= 2);
        } finally {
            for (var collector : collectors) {
                collector.removeNotificationListener(listener);
            }
        }

        assertThat(PageName.Group.DAY.pages())
                .allMatch(page -> OnFx.call(() -> window.view().isMade(page)));
    }

    @Test
    void asksOnInAnotherLanguageWithWhatWasAnswered() throws TimeoutException {
        click("#first-run");
        click("#first-next");
        type("#first-parent", "Lin");
        type("#first-passphrase", "regen am donnerstag");
        type("#first-again", "regen am donnerstag");
        click("#first-next");
        type("#first-age-mei", "10");
        click("#first-back");
        click("#first-back");

        for (var language : new String[] {"zh", "en"}) {
            click("#first-" + language);
            assertThat(OnFx.call(() -> ((Labeled) find("#first-next")).getText()))
                    .isEqualTo(language.equals("zh") ? "下一步" : "Next");
        }
        click("#first-next");
        assertThat(typed("#first-parent")).isEqualTo("Lin");
        assertThat(typed("#first-passphrase")).isEqualTo("regen am donnerstag");
        click("#first-next");
        assertThat(typed("#first-age-mei")).isEqualTo("10");
    }
}
