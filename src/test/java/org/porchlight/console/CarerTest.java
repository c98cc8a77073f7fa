package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.core.engine.Order;
import org.porchlight.core.event.Rank;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ui.Found;
import org.porchlight.ui.OnFx;

/// The window of a carer, who gives time and does nothing else.
class CarerTest {
    private static final String GUARDIAN = "A guardian does this.";

    @BeforeAll
    static void speakEnglish() {
        System.setProperty("porchlight.language", "en");
    }

    @AfterAll
    static void forget() {
        System.clearProperty("porchlight.language");
    }

    private static FakeLink gran(long minutes) {
        return gran(Asked.link(true), minutes);
    }

    static FakeLink gran(FakeLink link, long minutes) {
        link.answerSessionWith(
                new Answer.Session("parent:gran", true, Optional.empty(), Optional.of(Duration.ofMinutes(minutes))));
        return link;
    }

    private static Parent on(FakeLink link, PageName page) {
        var root = Shown.on(link, page).root();
        new Scene(root, 1280, 800);
        root.applyCss();
        root.layout();
        return root;
    }

    private static Node at(Parent root, String id) {
        return Stream.of(root.lookup(id)).findFirst().orElseThrow();
    }

    private static void assertIsOfGuardians(Node node) {
        assertThat(node.isDisabled()).as(node.toString()).isTrue();
        assertThat(node.getAccessibleHelp()).isEqualTo(GUARDIAN);
    }

    @Test
    void sheGivesWhatIsLeftAndTheRestIsAGuardians() {
        OnFx.run(() -> {
            var root = on(gran(20), PageName.TODAY);

            assertThat(Found.texts(root)).anyMatch(text -> text.contains("You may give 20\u00a0minutes more today"));
            var mei = (Parent) at(root, "#child-mei");
            assertThat(at(mei, "#grant-15").isDisabled()).isFalse();
            assertThat(at(mei, "#grant-30").isDisabled()).isTrue();
            assertThat(at(mei, "#grant-30").getAccessibleHelp()).isEqualTo("You may give 20\u00a0minutes more today.");
            assertIsOfGuardians(at(mei, "#pause"));
            assertIsOfGuardians(at(mei, "#lock"));
            assertIsOfGuardians(at(root, "#pause-all"));
        });
    }

    @Test
    void whatIsLeftIsLookedAtWhenSomebodyWasGivenTime() {
        OnFx.run(() -> {
            var link = new FakeLink(Family.evening(true), Family.accounts());
            var root = on(gran(link, 30), PageName.TODAY);
            assertThat(at(root, "#child-mei #grant-30").isDisabled()).isFalse();

            gran(link, 15);
            link.push(Family.status(Family.mei("Mei", Presented.OPEN, 900), Family.jie("Jie")));

            assertThat(at(root, "#child-mei #grant-30").isDisabled()).isTrue();
        });
    }

    @Test
    void aRequestPromisesNoMoreThanSheMayGive() {
        OnFx.run(() -> {
            var link = gran(8);
            var root = on(link, PageName.REQUESTS);

            assertIsOfGuardians(at(root, "#refuse"));
            assertIsOfGuardians(at(root, "#code"));
            assertThat(((Button) at(root, "#give")).getText()).isEqualTo("Give 8\u00a0minutes");
            assertThat(root.lookup("#amount-10")).isNull();
            ((Button) at(root, "#give")).fire();

            assertThat(link.asked)
                    .filteredOn(Command.Approve.class::isInstance)
                    .extracting(command -> ((Command.Approve) command).amount())
                    .containsExactly(Optional.of(Duration.ofMinutes(8)));
        });
    }

    @Test
    void aRequestCannotBeGrantedWhereNothingIsLeft() {
        OnFx.run(() -> {
            var requests = on(gran(0), PageName.REQUESTS);
            assertThat(at(requests, "#give").isDisabled()).isTrue();
            assertThat(at(requests, "#give").getAccessibleHelp())
                    .isEqualTo("All that carers may give is given for today.");
            assertThat(at(requests, ".pl-read").getParent().isVisible()).isFalse();

            var today = on(gran(0), PageName.TODAY);
            assertThat(at(today, "#grant-15").isDisabled()).isTrue();
            assertThat(Found.texts(today)).anyMatch(text -> text.contains("There is more tomorrow"));
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"TIME", "PERMISSIONS", "SPENDING", "CHILDREN"})
    void sheLooksAtTheRulesAndChangesNone(PageName page) {
        OnFx.run(() -> {
            var link = gran(EveryScreen.ruled(MeisRules.DRAWN, true), 20);
            var root = on(link, page);

            var body = at(root, ".pl-page-body:lost");
            assertIsOfGuardians(body);
            if (page == PageName.CHILDREN) {
                assertIsOfGuardians(at(root, "#add"));
            }
            assertThat(Found.texts(root)).contains("A guardian changes the rules. You can look at them here.");
        });
    }

    @Test
    void theZoneIsAGuardians() {
        OnFx.run(() -> {
            var root = on(gran(EveryScreen.ruled(MeisRules.DRAWN, true), 20), PageName.SETTINGS);
            ((ToggleButton) at(root, "#part-LANGUAGE")).fire();

            assertIsOfGuardians(at(root, ".pl-page-body:lost"));
            assertThat(at(root, "#save-zone").isDisabled()).isTrue();
            assertThat(at(root, "#part-SECRETS").isDisabled()).isFalse();
        });
    }

    @Test
    void codesAreAGuardians() {
        OnFx.run(() -> {
            var link = gran(20);
            link.answer(Command.Codes.class, _ -> new Answer.Codes(List.of()));
            var root = on(link, PageName.SETTINGS);
            ((ToggleButton) at(root, "#part-CODES")).fire();

            assertIsOfGuardians(at(root, ".pl-page-body:lost"));
            assertThat(at(root, "#make-code").isDisabled()).isTrue();
        });
    }

    @Test
    void herPinIsBoundAsSheIs() {
        OnFx.run(() -> {
            var link = gran(20);
            link.answer(
                    Command.Parents.class,
                    _ -> new Answer.Parents(List.of(new ParentEntry(
                            new ParentId("gran"), "Grandma", Rank.CARER, Optional.empty(), true, true))));
            var root = on(link, PageName.SETTINGS);
            ((ToggleButton) at(root, "#part-SECRETS")).fire();

            assertThat(Found.texts(root)).anyMatch(text -> text.contains("at most 30 minutes a day in all"));
        });
    }

    @Test
    void aGuardianIsBoundByNothing() {
        OnFx.run(() -> {
            var link = Asked.link(true);
            var root = on(link, PageName.TODAY);

            ((Button) at(root, "#pause-all")).fire();

            assertThat(link.asked).contains(new Command.Do(new Order.Pause(Optional.empty(), Optional.empty())));
        });
    }
}
