package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.ui.Found;
import org.porchlight.ui.OnFx;
import org.testfx.util.WaitForAsyncUtils;

/// The window with its threads, as it is opened, on a guard that has no rules yet.
class ConsoleWindowTest extends OnConsoleWindow {
    private final FakeLink link = NewFamily.link();

    @SuppressWarnings("NullAway.Init")
    private ConsoleWindow window;

    private final Locale before = Locale.getDefault();
    private boolean blocksFirst;

    @BeforeEach
    void open() throws TimeoutException {
        OnFx.run(() -> {
            window = window(link, _ -> {});
            window.show();
            blocksFirst = stage().getScene().getRoot() instanceof FirstFrame;
        });
        await("#first-run");
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
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
        fire("#first-run");
        fire("#first-next");
        type("#first-parent", "Lin");
        type("#first-passphrase", "regen am donnerstag");
        type("#first-again", "regen am donnerstag");
        fire("#first-next");
        type("#first-age-mei", "10");
        fire("#first-back");
        fire("#first-back");

        for (var language : new String[] {"zh", "en"}) {
            fire("#first-" + language);
            assertThat(OnFx.call(() -> ((Labeled) find("#first-next")).getText()))
                    .isEqualTo(language.equals("zh") ? "下一步" : "Next");
        }
        fire("#first-next");
        assertThat(typed("#first-parent")).isEqualTo("Lin");
        assertThat(typed("#first-passphrase")).isEqualTo("regen am donnerstag");
        fire("#first-next");
        assertThat(typed("#first-age-mei")).isEqualTo("10");
    }

    /// All of the window, the toolkit's own words with it; the keyboard stays where the language was chosen.
    @Test
    void speaksAnotherLanguageAtOnceWhereItIsChosen() throws TimeoutException {
        OnFx.run(() -> window.view().open(SettingsView.Part.LANGUAGE));
        await("#part-LANGUAGE");
        for (var wanted : List.of("中文", "English", "中文")) {
            OnFx.run(() -> choose(wanted));
            var texts = OnFx.call(() -> Found.texts(stage().getScene().getRoot()));
            var title = OnFx.call(() -> stage().getTitle());
            var focused = OnFx.call(() -> ((Labeled) stage().getScene().getFocusOwner()).getText());

            boolean english = wanted.equals("English");
            assertThat(Locale.getDefault().getLanguage()).isEqualTo(english ? "en" : "zh");
            assertThat(title).isEqualTo(english ? "Porchlight" : "留灯");
            assertThat(focused).isEqualTo(wanted);
            assertThat(texts).contains(english ? "Language of this window" : "这个窗口的语言");
            assertThat(texts)
                    .filteredOn(text -> !List.of("中文", "English").contains(text))
                    .noneMatch(text -> text.matches(english ? ".*\\p{IsHan}.*" : ".*[a-z]{3}.*"));
        }
    }

    private static void choose(String language) {
        stage().getScene().getRoot().lookupAll(".pl-seg .toggle-button").stream()
                .map(ToggleButton.class::cast)
                .filter(button -> button.getText().equals(language))
                .findFirst()
                .orElseThrow()
                .fire();
    }
}
