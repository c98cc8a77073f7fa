package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.text.Language;
import org.porchlight.ui.Found;
import org.porchlight.ui.Golden;
import org.porchlight.ui.OnFx;
import org.porchlight.ui.SceneChecks;
import org.porchlight.ui.Words;

/// Who is said to be at the PC: the first row is whoever answers, by the account where it is known.
class FirstRunPeopleTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneId.of("Asia/Shanghai"));

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource(textBlock = """
            lin,  lin, 'Lin, a parent. Porchlight never limits an administrator and never locks you out.'
            '',   You, 'Lin, a parent. Porchlight never limits an administrator and never locks you out.'
            mei,  You, Porchlight never limits an administrator and never locks you out.
            """)
    void beginsWithWhoeverAnswers(String account, String called, String sentence) {
        var texts = OnFx.call(() -> texts(account.isEmpty() ? Optional.empty() : Optional.of(account)));

        assertThat(texts).startsWith(called, "administrator, in use", sentence);
        assertThat(texts.contains("Lin uses this account. It is never limited."))
                .isEqualTo(account.equals("mei"));
    }

    @ParameterizedTest(name = "without root: {0}")
    @CsvSource({"false, sudo adduser NAME", "true, 'runs without root, and so sees no account'"})
    void saysWhyThereIsNoAccountAndWhatToDo(boolean soft, String reason) {
        var texts = OnFx.call(() -> {
            var link = NewFamily.link();
            link.answer(Command.People.class, _ -> new Answer.People(List.of()));
            var line = new Line(true, Runnable::run, Runnable::run, Runnable::run, (_, _) -> {});
            line.dial(() -> Optional.of(link));
            var model = new FirstRunModel(line, CLOCK, Optional.of("lin"), soft);
            model.begin();
            model.next();
            var secret = "regen am donnerstag";
            var parent = new FirstRun.Parent("Lin", Optional.of("lin"), secret, secret, "");
            model.say(FirstRunModel.NOTHING_SAID.with(parent));
            model.next();
            var view = new FirstRunView(Words.part("console", Language.EN), model, new FakeVerbs(), () -> {}, () -> {});
            assertThat(((Button) view.lookup("#first-next")).getText()).isEqualTo("Look again");
            return Found.texts(new Group(view));
        });

        assertThat(texts).anyMatch(text -> text.contains(reason));
    }

    private static List<String> texts(Optional<String> account) {
        var line = new Line(true, Runnable::run, Runnable::run, Runnable::run, (_, _) -> {});
        line.dial(() -> Optional.of(NewFamily.link()));
        var model = new FirstRunModel(line, CLOCK, account, false);
        var people = new FirstRunPeople(Words.part("console", Language.EN), model);
        var said = new FirstRun.Parent("Lin", account, "", "", "");
        model.say(FirstRunModel.NOTHING_SAID.with(said));
        model.begin();
        model.show(people::render);
        var scene = new Scene(new Group(people.node()));
        Golden.lay(scene);
        return SceneChecks.seen(scene.getRoot())
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null && !text.isEmpty())
                .toList();
    }
}
