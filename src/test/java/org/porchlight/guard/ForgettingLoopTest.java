package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Input;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.Reply;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.report.Trouble;
import org.porchlight.ipc.Answer;
import org.porchlight.store.SteadyStore;

/// What was forgotten stands in no file of the ledger, nor in one that was set aside.
@Timeout(300)
class ForgettingLoopTest extends OnFailingLedger {
    private static PolicyDocument without(String id) {
        return Documents.of("""
                porchlight: 1
                household: {zone: Asia/Shanghai, calendar: none}
                children: [{id: mei, accounts: [mei]}, {id: lan, accounts: [lan]}, {id: tao, accounts: [tao]}]
                """.replace(", {id: " + id + ", accounts: [" + id + "]}", ""));
    }

    private String filesOfTheFolder() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.list(data)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void anOrderToForgetIsDoneWhenNoFileHasAByteOfIt() throws Exception {
        var root = new Authority.Root();
        try (var store = SteadyStore.open(data)) {
            var loop = loop(store);
            var desk = new ForgetDesk(loop, store, Desks.codes(loop, store));
            var tao = new ChildId("tao");
            var bound = new Fact.Bound(tao, "account-of-tao", "1003", "1003");
            loop.tell(at -> new Input.AccountBound(at, bound));
            Desks.settle(loop);
            assertThat(desk.forget(new Order.Forget(tao, Optional.empty()), root))
                    .isEqualTo(new Answer.Refused("child-in-policy", "tao"));
            assertThat(loop.ask(new Order.PutPolicy(without("tao"), Optional.empty()), root))
                    .isEqualTo(new Reply.Done());
            store.stand(loop.now().state());
            assertThat(filesOfTheFolder()).contains("account-of-tao");
            try (var reader = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("porchlight.db"));
                    var sql = reader.createStatement()) {
                reader.setAutoCommit(false);
                sql.executeQuery("SELECT count(*) FROM event").close();

                assertThat(desk.forget(new Order.Forget(tao, Optional.empty()), root))
                        .isEqualTo(new Answer.Refused("still-in-file", ""));
                reader.rollback();
            }

            assertThat(desk.forget(new Order.Forget(tao, Optional.empty()), root))
                    .isEqualTo(new Answer.Done());

            assertThat(filesOfTheFolder()).doesNotContain("account-of-tao");
            assertThat(Files.readString(data.resolve("standby.json"))).doesNotContain("\"child\":\"tao\",\"day");
            assertThat(store.children()).contains(tao);
            assertThat(store.verify().isOk()).isTrue();
            assertThat(desk.forget(new Order.Forget(new ChildId("nobody"), Optional.empty()), root))
                    .isEqualTo(new Answer.Refused("nothing-kept", "nobody"));
            stop();
        }
    }

    private static final ChildId TAO = new ChildId("tao");

    /// A guard whose ledger told of tao, who left the rules, and is set aside.
    private ForgetDesk afterDamage(SteadyStore store) throws Exception {
        var loop = loop(store);
        loop.tell(at -> new Input.AccountBound(at, new Fact.Bound(TAO, "account-of-tao", "1003", "1003")));
        Desks.settle(loop);
        loop.ask(new Order.PutPolicy(without("tao"), Optional.empty()), new Authority.Root());
        store.stand(loop.now().state());
        Files.copy(data.resolve("standby.json"), data.resolve("standby.json.damaged"));
        store.condemn(store.ledger(), "checking the ledger: it is damaged");
        store.begin(loop.now().state());
        assertThat(Files.readString(data.resolve("porchlight.db.damaged-1"), StandardCharsets.ISO_8859_1))
                .contains("account-of-tao");
        assertThat(store.troubles()).extracting(Trouble::sort).containsExactly(Trouble.Sort.LEDGER_DAMAGED);
        return new ForgetDesk(loop, store, Desks.codes(loop, store));
    }

    @ParameterizedTest(name = "only the days before today: {0}")
    @ValueSource(booleans = {false, true})
    void forgettingDeletesWhatWasSetAsideAndNamesIt(boolean onlyBefore) throws Exception {
        var root = new Authority.Root();
        try (var store = SteadyStore.open(data)) {
            var desk = afterDamage(store);
            var today = last.wall().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
            assertThat(desk.forget(new Order.Forget(new ChildId("nobody"), Optional.empty()), root))
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            refused -> assertThat(refused.why()).isEqualTo("nothing-kept-but-aside"));
            var before = onlyBefore ? Optional.of(today) : Optional.<LocalDate>empty();

            assertThat(desk.forget(new Order.Forget(TAO, before), root))
                    .isEqualTo(new Answer.Done(List.of(
                            data.resolve("standby.json.damaged").toString(),
                            data.resolve("porchlight.db.damaged-1").toString())));

            assertThat(data.resolve("porchlight.db.damaged-1")).doesNotExist();
            assertThat(data.resolve("standby.json.damaged")).doesNotExist();
            assertThat(store.bindings().toString().contains("account-of-tao")).isEqualTo(onlyBefore);
            // In a file, what is kept may lie across two pages, so only what is gone is looked for there.
            assertThat(onlyBefore || !filesOfTheFolder().contains("account-of-tao"))
                    .isTrue();
            assertThat(store.troubles()).isEmpty();
        }
    }

    @Test
    void tellsWhatWasSetAsideAndCannotBeDeletedUntilItIs() throws Exception {
        var root = new Authority.Root();
        var all = new Order.Forget(TAO, Optional.empty());
        var stuck = data.resolve("porchlight.db.damaged-2");
        try (var store = SteadyStore.open(data)) {
            var desk = afterDamage(store);
            // Of a folder with something in it not even the administrator is rid by deleting a file.
            Files.createDirectories(stuck.resolve("in-the-way"));

            assertThat(desk.forget(all, root)).isEqualTo(new Answer.Refused("still-aside", stuck.toString()));

            assertThat(filesOfTheFolder()).doesNotContain("account-of-tao");
            assertThat(store.troubles()).extracting(Trouble::sort).contains(Trouble.Sort.FORGOTTEN_IN_FILE);
            assertThat(store.isReadingInTheWay()).isFalse();
            Files.delete(stuck.resolve("in-the-way"));

            assertThat(desk.forget(all, root)).isEqualTo(new Answer.Done(List.of(stuck.toString())));

            assertThat(store.troubles()).isEmpty();
            // Once more set aside, as by an older program: its id is known and nothing else.
            Files.writeString(stuck, "account-of-tao");
            assertThat(desk.forget(all, root)).isEqualTo(new Answer.Done(List.of(stuck.toString())));
            assertThat(stuck).doesNotExist();
        }
    }
}
