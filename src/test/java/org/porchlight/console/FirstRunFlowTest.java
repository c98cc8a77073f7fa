package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.porchlight.core.event.Rank;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.policy.Birth;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.policy.PolicyYaml;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SecretText;
import org.porchlight.ui.Found;

/// A parent's way through the first run by mouse and keyboard, from the first frame to the page of today.
class FirstRunFlowTest extends InWindow {
    private static final int MOST_CLICKS = 12;
    private static final String PASSPHRASE = "regen am donnerstag";
    private static final String PIN = "25807391";
    private static final ParentId MUM = new ParentId("mum");

    private final FakeLink link = NewFamily.link();

    /// Fills fields one after the other, the first of which has the keyboard by itself.
    private void fill(String first, String... texts) {
        assertThat(focused()).as("what has the keyboard first").isEqualTo(first);
        for (int at = 0; at < texts.length; at++) {
            if (at > 0) {
                press(KeyCode.TAB);
            }
            write(texts[at]);
        }
    }

    @Test
    void endsInTwelveClicksWithExactlyWhatWasChosen() {
        open(link, PageName.TODAY);

        click("#first-run");
        fill("first-zone", "berl");
        click("#first-next");
        fill("first-parent", "Mum", PASSPHRASE, PASSPHRASE, PIN);
        click("#first-next");
        fill("first-name-mei", "Mei", "2016-05-14");
        tabTo("first-name-jie");
        fill("first-name-jie", "Jie", "14");
        click("#first-next");
        assertThat(focused()).isEqualTo("first-mei-CN-2024");
        click("#first-mei-SCHOOL-DAY");
        assertThat(focused()).isEqualTo("first-mei-SCHOOL-DAY");
        click("#first-next");
        assertThat(focused()).isEqualTo("first-next");
        click("#first-next");
        assertThat(focused()).isEqualTo("first-next");
        click("#first-next");

        assertThat(presses()).isEqualTo(8).isLessThanOrEqualTo(MOST_CLICKS);
        assertThat(seen(".pl-first")).isEmpty();
        var changes = link.asked.stream()
                .filter(command -> command instanceof Command.NameParent
                        || command instanceof Command.SetSecret
                        || command instanceof Command.PutPolicy)
                .toList();
        assertThat(changes.subList(1, changes.size()))
                .containsExactly(
                        new Command.NameParent(MUM, "Mum", Rank.GUARDIAN, Launcher.account()),
                        new Command.SetSecret(MUM, SecretKind.PASSPHRASE, new SecretText(PASSPHRASE), Optional.empty()),
                        new Command.SetSecret(MUM, SecretKind.PIN, new SecretText(PIN), Optional.empty()));
        assertThat(changes.getFirst())
                .isInstanceOfSatisfying(Command.PutPolicy.class, FirstRunFlowTest::isWhatWasTyped);
    }

    private static void isWhatWasTyped(Command.PutPolicy put) {
        var policy =
                ((PolicyReading.Valid) PolicyYaml.read(put.yaml())).document().policy();
        assertThat(put.expected()).contains(NewFamily.NOTHING.version());
        assertThat(policy.household().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(policy.children())
                .containsExactly(
                        new Child(
                                new ChildId("mei"),
                                Optional.of("Mei"),
                                Birth.said("2016-05-14").orElseThrow(),
                                List.of("mei"),
                                "SCHOOL-DAY"),
                        new Child(
                                new ChildId("jie"), Optional.of("Jie"), new Birth.Age(14), List.of("jie"), "CN-2024"));
    }

    /// Whether the keyboard is on a control, and a person sees it there.
    private void isSeen(String id) {
        assertThat(focused()).isEqualTo(id);
        assertThat(seen("#" + id).findFirst().orElseThrow().isFocusVisible())
                .as("the ring at " + id)
                .isTrue();
    }

    @Test
    void saysAtItsEndHowLongItHoldsAsTheDoctorSeesIt() {
        verbs.answer("doctor", new Verbs.Result(0, """
                        {"checks":[{"id":"supervisor","state":"WEAK","title":"The guard was started by hand","detail":"The guard has no service.",\
                        "fix":"Have one made: sudo porchlight doctor --fix"}],"protected":false}
                        """, ""));
        open(link, PageName.TODAY);
        tabTo("first-run");
        press(KeyCode.SPACE);
        fill("first-zone", "berl");
        press(KeyCode.ENTER);
        fill("first-parent", "Mum", PASSPHRASE, PASSPHRASE);
        press(KeyCode.ENTER);
        fill("first-name-mei", "Mei", "10");
        press(KeyCode.ENTER);
        press(KeyCode.ENTER);
        press(KeyCode.ENTER);

        assertThat(verbs.ran).contains(List.of("doctor", "--json"));
        assertThat(Found.texts(
                        seen(".pl-first").map(Parent.class::cast).findFirst().orElseThrow()))
                .contains("It holds as long as this guard runs. The guard has no service. "
                        + "Have one made: sudo porchlight doctor --fix")
                .noneMatch(text -> text.contains("every day"))
                .anyMatch(text -> text.contains("end the guard, then porchlight undo"));
    }

    /// Enter goes on from every field.
    @Test
    void endsByKeyboardAlone() {
        open(link, PageName.TODAY);

        tabTo("first-run");
        press(KeyCode.SPACE);
        fill("first-zone", "berl");
        press(KeyCode.ENTER);
        fill("first-parent", "Mum", PASSPHRASE, PASSPHRASE);
        press(KeyCode.ENTER);
        fill("first-name-mei", "Mei", "10");
        press(KeyCode.ENTER);
        isSeen("first-mei-CN-2024");
        press(KeyCode.RIGHT);
        assertThat(focused()).isEqualTo("first-mei-CN-STRICT");
        press(KeyCode.ENTER);
        isSeen("first-next");
        press(KeyCode.ENTER);
        assertThat(focused()).isEqualTo("first-next");
        press(KeyCode.ENTER);

        assertThat(presses()).isZero();
        assertThat(seen(".pl-first")).isEmpty();
        assertThat(link.asked)
                .filteredOn(Command.PutPolicy.class::isInstance)
                .singleElement()
                .satisfies(put -> assertThat(((Command.PutPolicy) put).yaml()).contains("CN-STRICT"));
    }
}
