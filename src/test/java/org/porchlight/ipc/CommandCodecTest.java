package org.porchlight.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.porchlight.ipc.Samples.MEI;
import static org.porchlight.ipc.Samples.NOW;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.decide.Spent;
import org.porchlight.core.engine.Order;
import org.porchlight.core.event.Rank;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.DateRange;
import org.porchlight.core.policy.ImportedCalendar;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.report.AgentChoices;
import org.porchlight.core.report.Lack;
import org.porchlight.core.report.TrayPlace;
import org.porchlight.core.report.WhyAsked;
import org.porchlight.ipc.json.ProtocolException;

class CommandCodecTest {
    private static final Spent SPENT =
            new Spent(Duration.ofMinutes(40), Duration.ofHours(3), Duration.ofHours(9), Duration.ofMinutes(15));

    private static final ParentId MUM = new ParentId("mum");

    static List<Command.ByParent> parents() {
        return List.of(
                new Command.Status(),
                new Command.Watch(),
                new Command.Why(MEI, new WhySubject.Time(), WhyAsked.at(Optional.of(NOW))),
                new Command.Why(MEI, new WhySubject.Program("/usr/bin/krita"), WhyAsked.at(Optional.empty())),
                new Command.Why(
                        MEI,
                        new WhySubject.Site("smartedu.cn"),
                        new WhyAsked(Optional.empty(), Optional.of(SPENT), true)),
                new Command.Account(MEI, Optional.of(LocalDate.of(2026, 11, 24))),
                new Command.Week(MEI, Optional.of("2026-W48")),
                new Command.Today(MEI),
                new Command.Requests(MEI),
                new Command.Programs(MEI),
                new Command.Do(new Order.Grant(MEI, Duration.ofMinutes(15), true, "先吃饭")),
                new Command.Do(new Order.Pause(Optional.empty(), Optional.of(Duration.ofMinutes(30)))),
                new Command.Do(new Order.Pause(Optional.of(MEI), Optional.empty())),
                new Command.Do(new Order.Unpause(Optional.of(MEI))),
                new Command.Approve("k7m3a", Optional.of(Duration.ofMinutes(10)), "好"),
                new Command.Approve("k7m3a", Optional.empty(), true, ""),
                new Command.Deny("k7m3a", "明天吧"),
                new Command.Settle("p4x2q", Duration.ofMinutes(12), "你说得对"),
                new Command.Settle("p4x2q", Duration.ZERO, ""),
                new Command.Do(new Order.Study(MEI, Duration.ofMinutes(45))),
                new Command.Do(new Order.EndStudy(MEI)),
                new Command.Do(new Order.Correct(MEI, LocalDate.of(2026, 11, 24), Duration.ofMinutes(3), "")),
                new Command.Do(new Order.ConfirmClock(Duration.ofDays(7))),
                new Command.Do(new Order.Forget(Samples.MEI, Optional.of(LocalDate.of(2026, 9, 1)))),
                new Command.Do(new Order.Forget(Samples.MEI, Optional.empty())),
                new Command.Do(new Order.RemoveParent(MUM)),
                new Command.Unlock(Optional.of(new SecretText("门口的灯 \"an\""))),
                new Command.Unlock(Optional.empty()),
                new Command.Lock(),
                new Command.Session(),
                new Command.Tray(TrayPlace.WINDOW),
                new Command.ByPin(new Command.Approve("fcy91", Optional.empty(), true, ""), new SecretText("2580")),
                new Command.Parents(),
                new Command.NameParent(MUM, "妈妈", Rank.GUARDIAN, Optional.of("anna")),
                new Command.NameParent(new ParentId("gran"), "Oma", Rank.CARER, Optional.empty()),
                new Command.SetSecret(MUM, SecretKind.PIN, new SecretText("2580"), Optional.empty()),
                new Command.SetSecret(
                        MUM,
                        SecretKind.PASSPHRASE,
                        new SecretText("regen am donnerstag"),
                        Optional.of(new SecretText("old one"))),
                new Command.Codes(),
                new Command.People(),
                new Command.EnrolCode(MEI, Duration.ofMinutes(15)),
                new Command.RemoveCode(MEI, Duration.ofSeconds(90)),
                new Command.Verify(),
                new Command.Rebuild(),
                new Command.Clock(),
                new Command.Repair(),
                new Command.GetPolicy(),
                new Command.PolicyOf(MEI),
                new Command.RulesOn(MEI, Optional.of(LocalDate.of(2026, 11, 27))),
                new Command.Rehearse("porchlight: 1\n", 12),
                new Command.PutCalendar(
                        Samples.VERSION,
                        "课表.ics",
                        new ImportedCalendar(Map.of(
                                "寒假", List.of(new DateRange(LocalDate.of(2027, 1, 18), LocalDate.of(2027, 2, 15)))))),
                new Command.ReportsDue(),
                new Command.SendReports(),
                new Command.PlanReports(Optional.of(Samples.plan()), Optional.of("a password")),
                new Command.PlanReports(Optional.of(Samples.plan()), Optional.empty()),
                new Command.PlanReports(Optional.empty(), Optional.empty()),
                new Command.Backup(),
                new Command.Events(Map.of(), false),
                new Command.Events(Map.of("7b".repeat(16), 41L, "0c".repeat(16), 0L), true),
                new Command.Export(MEI),
                new Command.PutPolicy("porchlight: 1\n", Optional.of(Samples.VERSION)));
    }

    static List<Command.ByChild> children() {
        return List.of(
                new Command.Status(),
                new Command.Watch(),
                new Command.WhyMine(new WhySubject.Program("/usr/bin/krita"), WhyAsked.at(Optional.of(NOW))),
                new Command.MyAccount(Optional.empty()),
                new Command.MyWeek(Optional.of("2026-W01")),
                new Command.GetPolicy(),
                new Command.ExportMine(),
                new Command.Parents(),
                new Command.Request(Optional.of(Duration.ofMinutes(15)), "再画一会儿"),
                new Command.Request(Optional.empty(), ""),
                new Command.TakeFinishLine(),
                new Command.StopNow(),
                new Command.LimitMyself(Optional.of(Duration.ofMinutes(45))),
                new Command.LimitMyself(Optional.empty()),
                new Command.Dispute(LocalDate.of(2026, 11, 24), 3, "我那时在吃饭"),
                new AgentClaim.IAmTheAgent(Optional.empty()),
                new AgentClaim.IAmTheAgent(Optional.of("00112233445566778899aabbccddeeff")),
                new AgentClaim.CardShown(),
                new AgentClaim.InFront(0),
                new AgentClaim.Idle(true),
                new AgentClaim.Idle(false),
                new Command.Tray(TrayPlace.DISC),
                new AgentClaim.Lacks(Set.of()),
                new AgentClaim.Lacks(Set.of(Lack.KEYBOARD, Lack.IDLE)),
                new Command.Pin(Duration.ofMinutes(15), true, new SecretText("2580")),
                new Command.Code(new SecretText("755224")),
                new Command.MyChoices(),
                new Command.Choose(new AgentChoices(250, 1000, true)),
                new AgentClaim.MyTree(1, Optional.empty()),
                new AgentClaim.MyTree(1, Optional.of(new ChildId("jie"))));
    }

    /// What a child writes stands between the guard's own lines on a parent's terminal.
    @Test
    void takesNoWordsThatWouldPassForAnotherLine() {
        var request = new Command.Request(Optional.empty(), "please\nRequest aaaaa: approved");
        var dispute = new Command.Dispute(LocalDate.of(2026, 11, 24), 1, "no\rDispute aaaaa");

        assertThatThrownBy(() -> ChildCodec.decode(ChildCodec.encode(request)))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("command: words is not one line");
        assertThatThrownBy(() -> ChildCodec.decode(ChildCodec.encode(dispute))).isInstanceOf(ProtocolException.class);
    }

    @ParameterizedTest
    @MethodSource("parents")
    void readsBackWhatAParentWrote(Command.ByParent command) throws Exception {
        assertThat(ParentCodec.decode(ParentCodec.encode(command))).isEqualTo(command);
    }

    @ParameterizedTest
    @MethodSource("children")
    void readsBackWhatAChildWrote(Command.ByChild command) throws Exception {
        assertThat(ChildCodec.decode(ChildCodec.encode(command))).isEqualTo(command);
    }

    @Test
    void samplesEverySortOfCommand() {
        assertThat(parents().stream().<Class<?>>map(Object::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(sorts(Command.ByParent.class));
        assertThat(children().stream().<Class<?>>map(Object::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(sorts(Command.ByChild.class));
    }

    /// Those below a kind, also through kinds between.
    private static List<Class<?>> sorts(Class<?> kind) {
        return kind.isSealed()
                ? Stream.of(kind.getPermittedSubclasses())
                        .flatMap(below -> sorts(below).stream())
                        .toList()
                : List.of(kind);
    }

    @ParameterizedTest
    @MethodSource("parentsAlone")
    void cannotNameAParentsCommandAsAChild(Command.ByParent command) {
        var frame = ParentCodec.encode(command);

        assertThatThrownBy(() -> ChildCodec.decode(frame)).isInstanceOf(ProtocolException.class);
    }

    static Stream<Command.ByParent> parentsAlone() {
        return parents().stream().filter(command -> !(command instanceof Command.ByChild));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"ask\":1}",
                "{\"ask\":\"grant\"}",
                "{\"ask\":\"sudo\"}",
                "{\"ask\":\"agent\",\"key\":\"\"}",
                "{\"ask\":\"agent\",\"key\":\"00112233445566778899AABBCCDDEEFF\"}",
                "{\"ask\":\"agent\",\"key\":\"00112233445566778899aabbccddeeff0\"}",
                "{\"ask\":\"pin\",\"seconds\":60,\"beyondWindow\":false,\"pin\":\"\"}",
                "{\"ask\":\"pin\",\"seconds\":60,\"beyondWindow\":false,\"pin\":null}",
                "{\"ask\":\"pin\",\"child\":\"bo\",\"seconds\":60,\"beyondWindow\":false,\"pin\":\"2580\"}",
                "{\"ask\":\"pin\",\"seconds\":86401,\"beyondWindow\":false,\"pin\":\"2580\"}",
                "{\"ask\":\"unlock\",\"passphrase\":\"\"}",
                "{\"ask\":\"set-secret\",\"parent\":\"mum\",\"kind\":\"CODE\",\"secret\":\"x\",\"passphrase\":null}",
                "{\"ask\":\"name-parent\",\"parent\":\"root\",\"name\":\"x\",\"rank\":\"CARER\",\"account\":null}",
                "{\"ask\":\"enrol-code\",\"child\":\"mei\",\"seconds\":0}",
                "{\"ask\":\"enrol-code\",\"child\":\"mei\",\"seconds\":86401}",
                "{\"ask\":\"remove-code\",\"child\":\"mei:900\",\"seconds\":900}",
                "{\"ask\":\"code\",\"code\":\"755224\"}",
                "{\"ask\":\"status\",\"ask\":\"status\"}",
                "{\"ask\":\"status\",\"child\":\"mei\"}",
                "{\"ask\":\"status\"}{}",
                "{\"ask\":\"status\"",
                "{'ask':'status'}",
                "{\"ask\":\"grant\",\"child\":\"../mei\",\"seconds\":60,\"beyondWindow\":false,\"words\":\"\"}",
                "{\"ask\":\"grant\",\"child\":\"mei\",\"seconds\":0,\"beyondWindow\":false,\"words\":\"\"}",
                "{\"ask\":\"grant\",\"child\":\"mei\",\"seconds\":86401,\"beyondWindow\":false,\"words\":\"\"}",
                "{\"ask\":\"grant\",\"child\":\"mei\",\"seconds\":1.5,\"beyondWindow\":false,\"words\":\"\"}",
                "{\"ask\":\"grant\",\"child\":\"mei\",\"seconds\":99999999999999999999,\"beyondWindow\":false}",
                "{\"ask\":\"why\",\"child\":\"mei\",\"about\":\"time\",\"at\":\"+999999999-12-31T23:59:59Z\"}",
                "{\"ask\":\"why\",\"child\":\"mei\",\"about\":\"app\",\"path\":\"krita\"}",
                "{\"ask\":\"rehearse\",\"yaml\":\"\",\"weeks\":13}",
                "{\"ask\":\"rehearse\",\"yaml\":\"\",\"weeks\":0}",
                "{\"ask\":\"put-calendar\",\"sha256\":\"5f\",\"file\":\"\",\"calendar\":{}}",
                "{\"ask\":\"put-calendar\",\"sha256\":\"5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f\",\"file\":\"\",\"calendar\":{\"x\":[\"soon\"]}}",
                "{\"ask\":\"put-calendar\",\"sha256\":\"5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f\",\"file\":\"\",\"calendar\":{\"x\":[1]}}",
                "{\"ask\":\"put-calendar\",\"sha256\":\"5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f\",\"file\":\"\",\"calendar\":[]}",
                "{\"ask\":\"why\",\"child\":\"mei\",\"about\":\"app\",\"path\":\"/a\\u0000b\"}",
                "{\"ask\":\"why\",\"child\":\"mei\",\"about\":\"site\",\"host\":\"http://x\"}",
                "{\"ask\":\"week\",\"child\":\"mei\",\"week\":\"2026-W54\"}",
                "{\"ask\":\"events\",\"since\":{},\"follow\":false}",
                "{\"ask\":\"events\",\"since\":[],\"follow\":1}",
                "{\"ask\":\"events\",\"since\":[{\"device\":\"7b\",\"seq\":1}],\"follow\":false}",
                "{\"ask\":\"events\",\"since\":[{\"device\":\"7B3AFA905EC8B7EF8083AAABCD98F7A3\",\"seq\":1}],\"follow\":false}",
                "{\"ask\":\"events\",\"since\":[{\"device\":\"7b3afa905ec8b7ef8083aaabcd98f7a3\",\"seq\":-1}],\"follow\":false}",
                "{\"ask\":\"backup\",\"file\":\"/etc/passwd\"}",
                "{\"ask\":\"export\"}",
                "{\"ask\":\"put-policy\",\"yaml\":\"\\ud800\",\"expected\":null}",
            })
    void refusesWhatIsNoCommand(String text) {
        var frame = text.getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> ParentCodec.decode(frame)).isInstanceOf(ProtocolException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ask\":\"code\"}",
                "{\"ask\":\"code\",\"code\":null}",
                "{\"ask\":\"code\",\"code\":755224}",
                "{\"ask\":\"code\",\"code\":\"75522\"}",
                "{\"ask\":\"code\",\"code\":\"7552245\"}",
                "{\"ask\":\"code\",\"code\":\"75522a\"}",
                "{\"ask\":\"code\",\"code\":\"７５５２２４\"}",
                "{\"ask\":\"code\",\"child\":\"bo\",\"code\":\"755224\"}",
                "{\"ask\":\"code\",\"seconds\":900,\"code\":\"755224\"}",
            })
    void takesSixDigitsFromAChildAndNothingBeside(String text) {
        var frame = text.getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> ChildCodec.decode(frame)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void refusesMoreThanAChildMaySend() {
        var frame = new byte[ChildCodec.MAX_BYTES + 1];
        Arrays.fill(frame, (byte) ' ');

        assertThatThrownBy(() -> ChildCodec.decode(frame)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void refusesNestingBeyondTheLimit() {
        var deep = "{\"ask\":" + "[".repeat(40) + "]".repeat(40) + "}";

        assertThatThrownBy(() -> ParentCodec.decode(deep.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("depth");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        var frame = "{\"ask\":\"status\"}".getBytes(StandardCharsets.UTF_16LE);

        assertThatThrownBy(() -> ParentCodec.decode(frame)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void readsAMissingMemberAsAbsent() throws Exception {
        var frame = "{\"ask\":\"account\",\"child\":\"mei\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(ParentCodec.decode(frame)).isEqualTo(new Command.Account(MEI, Optional.empty()));
    }
}
