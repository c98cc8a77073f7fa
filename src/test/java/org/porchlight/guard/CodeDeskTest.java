package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.event.Rank;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.report.CodeEntry;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.Trouble;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.Role;

/// One-time codes: who enrols them, what each gives, and what wrong ones cost.
@Timeout(120)
class CodeDeskTest extends OnCodes {
    @Test
    void eachCodeGivesItsAmountOnce() throws Exception {
        enrolled(MEI, QUARTER);

        assertThat(type(MEI, code(0))).isEqualTo(DONE);
        assertThat(type(MEI, code(0))).isEqualTo(refused("code-used", ""));
        assertThat(type(MEI, code(1))).isEqualTo(DONE);
        assertThat(granted(MEI)).isEqualTo(QUARTER.multipliedBy(2));
        assertThat(granted(BO)).isZero();
    }

    @Test
    void aCodePassedOverIsGoodForNothing() throws Exception {
        enrolled(MEI, QUARTER);

        assertThat(type(MEI, code(4))).isEqualTo(DONE);
        assertThat(type(MEI, code(3))).isEqualTo(refused("code-used", ""));
        assertThat(type(MEI, code(5))).isEqualTo(DONE);
    }

    @ParameterizedTest(name = "the code {0} after the one that is expected: {1}")
    @CsvSource({"9, true", "10, true", "11, false", "12, false"})
    void looksTenCodesAhead(int ahead, boolean isTaken) throws Exception {
        enrolled(MEI, QUARTER);
        type(MEI, code(6));

        assertThat(type(MEI, code(7 + ahead))).isEqualTo(isTaken ? DONE : refused("secret-wrong", ""));
    }

    @Test
    void aCodeIsGoodForItsOwnChildAndAmount() throws Exception {
        enrolled(MEI, QUARTER);
        assertThat(type(BO, code(0))).isEqualTo(refused("no-code", ""));

        ask(ROOT, new Command.EnrolCode(BO, Duration.ofMinutes(30)));
        assertThat(type(BO, code(0))).isEqualTo(refused("secret-wrong", ""));

        enrolled(BO, Duration.ofMinutes(90));
        assertThat(type(BO, code(0))).isEqualTo(DONE);
        assertThat(granted(BO)).isEqualTo(Duration.ofMinutes(90));
        assertThat(granted(MEI)).isZero();
    }

    @Test
    void whoeverTypesWrongCodesWaitsAndIsTold() throws Exception {
        enrolled(MEI, QUARTER);

        assertThat(type(MEI, code(50))).isEqualTo(refused("secret-wrong", ""));
        assertThat(type(MEI, code(51))).isEqualTo(refused("secret-wrong", ""));
        assertThat(type(MEI, code(52))).isEqualTo(refused("secret-wrong-wait", "1\t60"));
        assertThat(type(MEI, code(0))).isEqualTo(refused("secret-wait", "1\t60"));
        settle();
        assertThat(store.notes(MEI, DAY).stream().filter(note -> note.sort() == DayNote.Sort.WRONG_SECRET))
                .isNotEmpty();

        startAgain(folder.resolve("data"));
        assertThat(type(MEI, code(0))).isEqualTo(refused("secret-wait", "1\t60"));

        pass(Duration.ofMinutes(1));
        assertThat(type(MEI, code(0))).isEqualTo(DONE);
    }

    @Test
    void thatCodesWereEnrolledIsToldToAllWithoutTheSecret() throws Exception {
        var mum = new Authority.ParentSession(new ParentId("mum"));

        var enrolled = (Answer.Enrolled) ask(new Role.Parent(mum), new Command.EnrolCode(MEI, QUARTER));

        assertThat(store.notes(MEI, DAY))
                .filteredOn(note -> note.sort() == DayNote.Sort.CODES_ENROLLED)
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.subject()).isEqualTo("mum");
                    assertThat(note.seconds()).isEqualTo(QUARTER.toSeconds());
                    assertThat(note.child()).contains(MEI);
                });
        assertThat(store.notes(BO, DAY)).noneMatch(note -> note.sort() == DayNote.Sort.CODES_ENROLLED);
        assertThat(service.status().troubles())
                .containsExactly(new Trouble(Trouble.Sort.CODES_ENROLLED, "mei, 15m, mum"));
        assertThat(service.status().toChild(MEI).troubles()).isEmpty();
        var lines = new ToldLines();
        service.answer(ROOT, new GuardServer.ConnectionId(1), new Command.Events(Map.of(), false), lines);
        assertThat(String.join("\n", lines.all))
                .contains("codes-enrolled")
                .doesNotContain(enrolled.secret().typed());

        pass(Duration.ofHours(25));
        assertThat(service.status().troubles()).isEmpty();
    }

    @Test
    void aCarerEnrolsNothing() throws Exception {
        var gran = new Authority.CarerSession(new ParentId("gran"));

        assertThat(ask(new Role.Parent(gran), new Command.EnrolCode(MEI, QUARTER)))
                .isEqualTo(refused("carer-only-gives", "30"));

        assertThat(store.notes(MEI, DAY)).noneMatch(note -> note.sort() == DayNote.Sort.CODES_ENROLLED);
        assertThat(ask(ROOT, new Command.Codes())).isEqualTo(new Answer.Codes(List.of()));
    }

    @Test
    void listsThemAndRemovesOne() throws Exception {
        enrolled(MEI, Duration.ofMinutes(30));
        enrolled(MEI, QUARTER);
        enrolled(BO, QUARTER);
        type(MEI, code(0));

        assertThat(ask(ROOT, new Command.Codes()))
                .isEqualTo(new Answer.Codes(List.of(
                        new CodeEntry(BO, QUARTER, 0),
                        new CodeEntry(MEI, QUARTER, 1),
                        new CodeEntry(MEI, Duration.ofMinutes(30), 0))));

        assertThat(ask(ROOT, new Command.RemoveCode(BO, QUARTER))).isEqualTo(DONE);
        assertThat(ask(ROOT, new Command.RemoveCode(BO, QUARTER))).isEqualTo(refused("no-such-code", "bo"));
        assertThat(type(BO, code(0))).isEqualTo(refused("no-code", ""));
    }

    @Test
    void aChildHasCodesOfFourAmountsAtMost() throws Exception {
        for (int minutes = 1; minutes <= 4; minutes++) {
            enrolled(MEI, Duration.ofMinutes(minutes));
        }

        assertThat(ask(ROOT, new Command.EnrolCode(MEI, QUARTER))).isEqualTo(refused("too-many-codes", "4"));
        enrolled(MEI, Duration.ofMinutes(4));
        enrolled(BO, QUARTER);
        assertThat(ask(ROOT, new Command.EnrolCode(new ChildId("le"), QUARTER)))
                .isEqualTo(refused("no-such-child", "le"));
    }

    @Test
    void onlyAGuardianEnrolsAndRemoves() throws Exception {
        var gran = new ParentId("gran");
        ask(ROOT, new Command.NameParent(gran, "Oma", Rank.CARER, Optional.empty()));
        var carer = new Role.Parent(new Authority.CarerSession(gran));
        var locked = new Role.Parent(new Role.Parent.Who.Account(1003, gran));

        for (var command : List.of(new Command.EnrolCode(MEI, QUARTER), new Command.RemoveCode(MEI, QUARTER))) {
            assertThat(ask(carer, command)).isEqualTo(refused("carer-only-gives", "30"));
            assertThat(ask(locked, command)).isEqualTo(refused("no-passphrase", "gran"));
        }
        assertThat(ask(carer, new Command.Codes())).isEqualTo(new Answer.Codes(List.of()));
    }
}
