package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SecretText;
import org.porchlight.text.Language;
import org.porchlight.ui.Found;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.OnFx;
import org.porchlight.ui.SceneChecks;

/// What is typed in and read on the cards of codes and PIN.
class SecretPanesTest extends OnPanes {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final SimpleBooleanProperty cutOff = new SimpleBooleanProperty();

    private CodePane code(Language language, List<Asked> asked, String typed) {
        return new CodePane(language, (command, then) -> asked.add(new Asked(command, then)), cutOff, typed, () -> {});
    }

    private PinPane pin(Language language, List<Asked> asked) {
        return new PinPane(
                language,
                ZONE,
                Optional.of(Reports.open(1320).child()),
                (command, then) -> asked.add(new Asked(command, then)),
                cutOff,
                "",
                () -> {});
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void codesAndPinsLookAlike(Look look) {
        Golden.in(look, 560, 400, _ -> {}, () -> ground(code(language(look), new ArrayList<>(), "75")), scene -> {
            Golden.check("code-" + look.suffix(), scene);
            SceneChecks.all(scene);
        });
        Golden.in(look, 560, 500, _ -> {}, () -> ground(pin(language(look), new ArrayList<>())), scene -> {
            Golden.check("pin-" + look.suffix(), scene);
            SceneChecks.all(scene);
        });
    }

    @Test
    void wrongCodeSaysWhenToTryAgainAndWaits() {
        OnFx.run(() -> {
            var asked = new ArrayList<Asked>();
            var pane = code(Language.ZH_CN, asked, "7");
            text(pane).setText("a75522x4");
            assertThat(text(pane).getText()).isEqualTo("755224");
            Found.button(pane, "用这个代码").fire();
            assertThat(asked.getFirst().command()).isEqualTo(new Command.Code(new SecretText("755224")));

            asked.getFirst().then().accept(Optional.of(new Answer.Refused("secret-wrong-wait", "2\t120")));

            assertThat(Found.texts(pane)).contains("代码不对，再看一遍。2 分 0 秒后可以再试。");
            assertThat(Found.button(pane, "用这个代码").isDisabled()).isTrue();
        });
    }

    /// To the second that the guard said, not to the minute that it is in.
    @Test
    void pinCountsTheWaitDownAndCanBeGivenAtItsEnd() {
        var asked = new ArrayList<Asked>();
        var pane = OnFx.call(() -> pin(Language.EN, asked));
        OnFx.run(() -> {
            text(pane).setText("2580");
            Found.button(pane, "Give").fire();
            asked.getFirst().then().accept(Optional.of(new Answer.Refused("secret-wait", "1\t2")));

            assertThat(Found.texts(pane)).contains("There were too many wrong tries. Try again in 2\u00a0s.");
            assertThat(Found.button(pane, "Give").isDisabled()).isTrue();
        });

        var patience = Eventually.underLoad(Duration.ofSeconds(20));
        Eventually.holds(
                "it is counted down",
                patience,
                () -> OnFx.call(
                        () -> Found.texts(pane).contains("There were too many wrong tries. Try again in 1\u00a0s.")
                                || !Found.button(pane, "Give").isDisabled()));
        Eventually.holds(
                "it can be given",
                patience,
                () -> OnFx.call(() -> !Found.button(pane, "Give").isDisabled()));
        assertThat(OnFx.call(() -> Found.texts(pane))).noneMatch(text -> text.contains("Try again"));
    }

    /// What was typed stays.
    @ParameterizedTest
    @EnumSource(names = {"ZH_LIGHT", "EN_DARK"})
    void codeAndPinWaitWhileTheGuardIsGone(Look look) {
        Golden.in(look, 560, 400, _ -> {}, () -> ground(code(language(look), new ArrayList<>(), "755224")), scene -> {
            var use = Found.button(scene.getRoot(), look.isEnglish() ? "Use this code" : "用这个代码");
            assertThat(use.isDisabled()).isFalse();
            cutOff.set(true);
            Golden.lay(scene);
            Golden.check("code-lost-" + look.suffix(), scene);
            SceneChecks.all(scene);
            assertThat(use.isDisabled()).isTrue();

            cutOff.set(false);

            assertThat(text(scene.getRoot()).getText()).isEqualTo("755224");
            assertThat(use.isDisabled()).isFalse();
        });
        Golden.in(look, 560, 500, _ -> {}, () -> ground(pin(language(look), new ArrayList<>())), scene -> {
            text(scene.getRoot()).setText("2580");
            cutOff.set(true);

            assertThat(Found.button(scene.getRoot(), look.isEnglish() ? "Give" : "追加")
                            .isDisabled())
                    .isTrue();
            cutOff.set(false);
        });
    }

    @Test
    void rightCodeSaysHowMuchThereIsNow() {
        OnFx.run(() -> {
            var asked = new ArrayList<Asked>();
            var pane = code(Language.EN, asked, "755224");
            Found.button(pane, "Use this code").fire();
            asked.getFirst().then().accept(Optional.of(new Answer.Done()));
            asked.getLast().tells(Reports.open(2220));

            assertThat(Found.texts(pane)).contains("The code is right. You now have 37\u00a0minutes.");
        });
    }

    @Test
    void rightCodeSaysThatTheOwnLimitEndsFirst() {
        OnFx.run(() -> {
            var asked = new ArrayList<Asked>();
            var pane = code(Language.EN, asked, "755224");
            Found.button(pane, "Use this code").fire();
            asked.getFirst().then().accept(Optional.of(new Answer.Done()));
            asked.getLast().tells(Reports.ownFirst());

            assertThat(Found.texts(pane))
                    .contains(
                            "The code is right. You now have 5\u00a0minutes."
                                    + " Your own limit, 45\u00a0minutes a day, still holds and ends first. A parent can lift it.");
        });
    }

    @Test
    void rightCodeSaysThatTheOwnLimitStillCloses() {
        OnFx.run(() -> {
            var asked = new ArrayList<Asked>();
            var pane = code(Language.EN, asked, "755224");
            Found.button(pane, "Use this code").fire();
            asked.getFirst().then().accept(Optional.of(new Answer.Done()));
            asked.getLast().tells(Reports.ownReached());

            assertThat(Found.texts(pane))
                    .contains("The code is right and the time was given."
                            + " It stays closed by your own limit, 45\u00a0minutes a day. A parent can lift it.");
        });
    }

    /// The windows of the day are in the report; at 19:12 the second one is still to come.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            20:00 | EN    | The code is right and the time was given. It opens at 20:00, and then you have 30\u00a0minutes.
            20:00 | ZH_CN | 代码对了，时间加上了。20:00 再开，到时候有 30 分钟。
            18:00 | EN    | The code is right and the time was given. It does not open again today, and the time is for \
            today alone. Your parents can open it past the closing time.
            18:00 | ZH_CN | 代码对了，时间加上了。今天不再开了，给的时间只算今天的。爸爸妈妈可以让今天过了关的时间也能用。
            """)
    void codeOutsideTheWindowsSaysWhatItOpensAndWhen(LocalTime opens, Language language, String said) {
        var asked = new ArrayList<Asked>();
        OnFx.run(() -> {
            var pane = code(language, asked, "755224");
            Found.button(pane, language == Language.EN ? "Use this code" : "用这个代码")
                    .fire();
            asked.getFirst().then().accept(Optional.of(new Answer.Done()));
            asked.getLast().tells(Reports.opensAt(opens));

            assertThat(Found.texts(pane)).contains(said);
        });
    }

    @Test
    void codeInAPauseSaysThatNothingOpensYet() {
        OnFx.run(() -> {
            var asked = new ArrayList<Asked>();
            var pane = code(Language.EN, asked, "755224");
            Found.button(pane, "Use this code").fire();
            asked.getFirst().then().accept(Optional.of(new Answer.Done()));
            asked.getLast().tells(Reports.paused());

            assertThat(Found.texts(pane))
                    .contains("The code is right and the time was given. The PC is paused, so nothing opens yet.");
        });
    }

    @Test
    void pinGivesWhatTheChildAskedForUnlessAnotherAmountIsChosen() {
        OnFx.run(() -> {
            var asked = new ArrayList<Asked>();
            var closed = new AtomicInteger();
            var pane = new PinPane(
                    Language.EN,
                    ZONE,
                    Optional.of(Reports.open(1320).child()),
                    (command, then) -> asked.add(new Asked(command, then)),
                    cutOff,
                    "25",
                    closed::incrementAndGet);
            assertThat(Found.button(pane, "Give").isDisabled()).isTrue();
            // As an input method for Chinese gives them.
            text(pane).setText("２５８０");
            Found.button(pane, "Give").fire();

            assertThat(asked.getFirst().command())
                    .isEqualTo(new Command.Pin(Duration.ofMinutes(15), false, new SecretText("2580")));
            asked.getFirst().then().accept(Optional.of(new Answer.Refused("secret-wrong", "")));
            assertThat(Found.texts(pane)).contains("That PIN does not match.");

            Found.button(pane, "Give").fire();
            asked.getLast().then().accept(Optional.of(new Answer.Done()));
            asked.getLast().tells(Reports.open(2220));
            assertThat(Found.texts(pane))
                    .anyMatch(line -> line.startsWith("15\u00a0minutes given. 小美 has 37\u00a0minutes left in all now"));
            assertThat(closed).hasValue(0);

            Found.button(pane, "Close").fire();
            assertThat(closed).hasValue(1);
        });
    }

    /// What was heard before the time was given says another reason, or none.
    @Test
    void pinSaysWhatKeepsItClosedAllTheSame() {
        OnFx.run(() -> {
            var asked = new ArrayList<Asked>();
            var closed = new AtomicInteger();
            var pane = new PinPane(
                    Language.EN,
                    ZONE,
                    Optional.of(Reports.closed().child()),
                    (command, then) -> asked.add(new Asked(command, then)),
                    cutOff,
                    "2580",
                    closed::incrementAndGet);
            Found.button(pane, "Give").fire();
            asked.getLast().then().accept(Optional.of(new Answer.Done()));
            assertThat(asked.getLast().command()).isEqualTo(new Command.Status());
            asked.getLast().tells(Reports.ownReached());

            assertThat(closed).hasValue(0);
            assertThat(Found.texts(pane))
                    .anyMatch(line ->
                            line.startsWith("15\u00a0minutes given. The child's own limit, 45\u00a0minutes a day")
                                    && line.endsWith("page Time takes it off."));
            Found.button(pane, "Close").fire();
            assertThat(closed).hasValue(1);
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Look.class,
            names = {"ZH_LIGHT", "EN_DARK"})
    void pinThatOpensNothingLooksAsDrawn(Look look) {
        var asked = new ArrayList<Asked>();
        Golden.in(
                look,
                560,
                500,
                _ -> {},
                () -> ground(new PinPane(
                        language(look),
                        ZONE,
                        Optional.of(Reports.paused().child()),
                        (command, then) -> asked.add(new Asked(command, then)),
                        cutOff,
                        "2580",
                        () -> {})),
                scene -> {
                    Found.button(scene.getRoot(), look.isEnglish() ? "Give" : "追加")
                            .fire();
                    asked.getLast().then().accept(Optional.of(new Answer.Done()));
                    asked.getLast().tells(Reports.ownReached());
                    Golden.lay(scene);
                    Golden.check("pin-held-" + look.suffix(), scene);
                });
    }
}
