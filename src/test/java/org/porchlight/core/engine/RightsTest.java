package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.BO;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Fact.Granted.By;
import org.porchlight.core.event.Question;
import org.porchlight.core.event.Rank;
import org.porchlight.core.policy.ParentId;

class RightsTest extends OnRights {
    static List<Authority> whole() {
        return List.of(new Authority.Root(), new Authority.SoftOwner(), GUARDIAN);
    }

    static List<Authority> small() {
        return List.of(CARER, PIN, CODE);
    }

    static List<Authority> ofPeople() {
        return List.of(CARER, PIN);
    }

    @ParameterizedTest
    @MethodSource("ofPeople")
    void smallRightsMayGoPastTheWindow(Authority authority) {
        assertThat(house.ask(new Order.Grant(MEI, Duration.ofMinutes(15), true, ""), authority))
                .isEqualTo(new Reply.Done());
        assertThat(house.ask(new Order.Grant(MEI, Duration.ofMinutes(15), true, ""), CODE))
                .isEqualTo(new Reply.Refused("code-only-gives", "15"));
    }

    static List<Order> ordersOfGuardians() {
        return List.of(
                new Order.Deny(MEI, ""),
                new Order.Settle(MEI, "7k2ma", Duration.ZERO, ""),
                new Order.Study(MEI, Duration.ofMinutes(10)),
                new Order.EndStudy(MEI),
                new Order.EnrolCodes(MEI, Duration.ofMinutes(15)),
                new Order.PutPolicy(House.policy("- {id: mei, accounts: [mei]}\n", "Asia/Shanghai"), Optional.empty()),
                new Order.Correct(MEI, DAY, Duration.ofMinutes(1), ""),
                new Order.Pause(Optional.of(MEI), Optional.empty()),
                new Order.Unpause(Optional.empty()),
                new Order.Forget(MEI, Optional.of(DAY)),
                new Order.ConfirmClock(Duration.ZERO),
                new Order.NameParent(GRAN, "Oma", Rank.GUARDIAN, Optional.empty()),
                new Order.RemoveParent(MUM));
    }

    @ParameterizedTest
    @MethodSource("whole")
    void guardiansMayGiveAsMuchAsTheAdministrator(Authority authority) {
        assertThat(give(authority, 300)).isEqualTo(new Reply.Done());
        assertThat(give(authority, 300)).isEqualTo(new Reply.Done());
        for (var deed : EnumSet.complementOf(EnumSet.of(Deed.CHOOSE_FOLDER))) {
            assertThat(Rights.against(deed, authority)).isEmpty();
        }
    }

    @Test
    void aGuardianDoesNotChooseWhereRootWrites() {
        assertThat(Rights.against(Deed.CHOOSE_FOLDER, GUARDIAN)).contains(new Reply.Refused("folder-by-root", ""));
        assertThat(Rights.against(Deed.CHOOSE_FOLDER, new Authority.Root())).isEmpty();
        assertThat(Rights.against(Deed.CHOOSE_FOLDER, new Authority.SoftOwner()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ordersOfGuardians")
    void nobodyElseMayDoAnythingElse(Order order) {
        var before = house.ledger.size();

        assertThat(house.ask(order, CARER)).isEqualTo(new Reply.Refused("carer-only-gives", "30"));
        assertThat(house.ask(order, PIN)).isEqualTo(new Reply.Refused("pin-only-gives", "60"));
        assertThat(house.ask(order, CODE)).isEqualTo(new Reply.Refused("code-only-gives", "15"));
        assertThat(house.ledger).hasSize(before);
    }

    @ParameterizedTest
    @EnumSource(Deed.class)
    void norWhatIsNoOrder(Deed deed) {
        for (var authority : small()) {
            assertThat(Rights.against(deed, authority)).isPresent();
        }
    }

    @Test
    void carersGiveHalfAnHourADayInAll() {
        assertThat(give(CARER, 20)).isEqualTo(new Reply.Done());
        assertThat(give(house, CARER, BO, 11)).isEqualTo(new Reply.Refused("carer-limit", "10"));
        assertThat(give(house, new Authority.CarerSession(new ParentId("opa")), BO, 10))
                .isEqualTo(new Reply.Done());
        assertThat(give(CARER, 1)).isEqualTo(new Reply.Refused("carer-spent", ""));
    }

    @Test
    void aCodeOpensNothingPastTheWindow() {
        assertThat(house.ask(new Order.Grant(MEI, Duration.ofMinutes(15), true, ""), CODE))
                .isEqualTo(new Reply.Refused("code-only-gives", "15"));
        assertThat(give(CODE, 15)).isEqualTo(new Reply.Done());
    }

    @Test
    void aPinGivesAnHourADayInAll() {
        assertThat(give(PIN, 61)).isEqualTo(new Reply.Refused("pin-limit", "60"));
        assertThat(give(PIN, 45)).isEqualTo(new Reply.Done());
        assertThat(give(house, new Authority.PinGrant(new ParentId("dad")), BO, 16))
                .isEqualTo(new Reply.Refused("pin-limit", "15"));
        assertThat(give(house, PIN, BO, 15)).isEqualTo(new Reply.Done());
    }

    @Test
    void whatOthersGaveDoesNotCount() {
        give(GUARDIAN, 200);
        give(CODE, 15);
        give(CARER, 30);

        assertThat(give(PIN, 60)).isEqualTo(new Reply.Done());
    }

    @Test
    void anotherDayIsAnotherSum() {
        give(PIN, 60);
        give(CARER, 30);

        house.pass("24H");

        assertThat(give(PIN, 60)).isEqualTo(new Reply.Done());
        assertThat(give(CARER, 30)).isEqualTo(new Reply.Done());
    }

    @Test
    void aDayThatTheClockOnlyClaimsIsNoOther() {
        for (int day = 0; day < 4; day++) {
            house.login(MEI);
            house.sync();
            house.pass("24H");
        }
        assertThat(give(PIN, 40)).isEqualTo(new Reply.Done());

        house.rebootWithClock(Duration.ofMinutes(1), Duration.ofDays(1));
        house.login(MEI);
        assertThat(give(PIN, 21)).isEqualTo(new Reply.Refused("pin-limit", "20"));
        assertThat(give(PIN, 20)).isEqualTo(new Reply.Done());
        house.pass("1M");
        house.rebootWithClock(Duration.ofMinutes(1), Duration.ofDays(1));
        house.login(MEI);
        assertThat(give(PIN, 1)).isEqualTo(new Reply.Refused("pin-spent", ""));

        house.sync();
        house.pass("24H");
        assertThat(give(PIN, 60)).isEqualTo(new Reply.Done());
    }

    @Test
    void aRestartChangesNothing() {
        give(PIN, 50);
        give(CARER, 25);

        house.kill(Duration.ofSeconds(3));
        assertThat(give(PIN, 11)).isEqualTo(new Reply.Refused("pin-limit", "10"));
        house.reboot(Duration.ofMinutes(3));
        assertThat(give(CARER, 6)).isEqualTo(new Reply.Refused("carer-limit", "5"));
    }

    @Test
    void aLedgerThatIsLostGivesNothingAgain() {
        give(PIN, 50);
        var kept = Digest.of(house.last.next(), List.of()).remembered();

        var given = Engine.books(kept).values().stream()
                .map(book -> book.given(house.today(), By.PIN))
                .reduce(Duration.ZERO, Duration::plus);

        assertThat(given).isEqualTo(Duration.ofMinutes(50));
    }

    @Test
    void anApprovalCountsAsWhatItGives() {
        house.wish(MEI, new Wish.Request(Optional.of(Duration.ofMinutes(40)), "bitte"));

        assertThat(house.ask(new Order.Approve(MEI, Optional.empty(), ""), CARER))
                .isEqualTo(new Reply.Refused("carer-limit", "30"));
        assertThat(house.facts(Question.Answered.class)).isEmpty();
        assertThat(house.ask(new Order.Approve(MEI, Optional.of(Duration.ofMinutes(30)), ""), CARER))
                .isEqualTo(new Reply.Done());
        assertThat(give(CARER, 1)).isEqualTo(new Reply.Refused("carer-spent", ""));
        assertThat(house.facts(Fact.Granted.class)).extracting(Fact.Granted::by).containsExactly(By.CARER);
    }

    @Test
    void aCodeIsGoodForItsOwnChildAndAmount() {
        assertThat(give(CODE, 16)).isEqualTo(new Reply.Refused("code-only-gives", "15"));
        assertThat(give(house, CODE, BO, 15)).isEqualTo(new Reply.Refused("code-only-gives", "15"));
        assertThat(give(CODE, 15)).isEqualTo(new Reply.Done());
        assertThat(house.facts(Fact.Granted.class)).extracting(Fact.Granted::by).containsExactly(By.CODE);
    }

    @Test
    void factsSayWhoItWas() {
        give(GUARDIAN, 1);
        give(CARER, 1);
        give(PIN, 1);

        assertThat(house.ledger.stream()
                        .filter(event -> event.fact() instanceof Fact.Granted)
                        .map(Event::actor))
                .containsExactly(new Actor.Parent("mum"), new Actor.Parent("gran"), new Actor.Parent("mum"));
    }
}
