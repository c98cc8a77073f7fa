package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A family: a child, a guardian and a carer with accounts of their own.
class ParentsOnThisMachineTest extends OnThisMachine {
    private static final String PASSPHRASE = "regen am donnerstag";
    private static final String OTHER = "tee mit zitrone";
    private static final String PIN = "25807391";
    private static final int REFUSED = 1;
    private static final int NOT_PERMITTED = 3;

    private String kid = "";
    private String mum = "";
    private String gran = "";

    @BeforeEach
    void moveIn() throws Exception {
        kid = person("kid");
        mum = person("mum");
        gran = person("gran");
        guardMei(kid, "{budget: {every-day: 60m}}");
    }

    private void mumIsAGuardian() throws Exception {
        permitted(root("", "parent", "add", "mum", "--name", "Anna", "--account", mum));
        permitted(root(PASSPHRASE + "\n", "parent", "passphrase", "mum"));
    }

    private static void isRefused(Said said, int exit, String words) {
        assertThat(said.text()).contains(words);
        assertThat(said.exit()).as(said.text()).isEqualTo(exit);
    }

    private void given(long seconds) throws Exception {
        assertThat(root("", "status", "--json").text()).contains("\"grantedSeconds\":" + seconds + ",");
    }

    /// What an authenticator app shows, of what it was shown (RFC 4226, RFC 4648 §6).
    private static String code(String base32, long counter) {
        return Hotp.code(Base32.decode(base32), counter);
    }

    @Test
    void anAppsCodesGiveTheChildTimeOnceEach() throws Exception {
        mumIsAGuardian();
        isRefused(as(kid, "", "code", "enroll", "mei", "15m"), NOT_PERMITTED, "");
        isRefused(as(mum, "", "code", "enroll", "mei", "15m"), NOT_PERMITTED, "");
        var enrolled = as(mum, PASSPHRASE + "\n", "code", "enroll", "mei", "15m", "--json");
        permitted(enrolled);
        var found = Pattern.compile("\"secret\":\"([A-Z2-7]+)\"").matcher(enrolled.text());
        assertThat(found.find()).as(enrolled.text()).isTrue();
        var secret = found.group(1);

        permitted(as(kid, code(secret, 0) + "\n", "request", "--code"));
        given(900);
        isRefused(as(kid, code(secret, 0) + "\n", "request", "--code"), NOT_PERMITTED, "not the right one");
        // The app was two ahead.
        permitted(as(kid, code(secret, 3) + "\n", "request", "--code"));
        given(1800);
        assertThat(root("", "status").text()).contains("One-time codes were enrolled: mei, 15m, mum");
        for (var account : List.of(as(kid, "", "account", "mei"), as(mum, "", "account", "mei"))) {
            assertThat(account.text())
                    .contains("codes of that amount were enrolled", "mum")
                    .doesNotContain("enrolled, by");
        }
        assertThat(as(kid, "", "status").text()).doesNotContain("One-time codes");

        endGuard();
        startGuard();

        isRefused(as(kid, code(secret, 2) + "\n", "request", "--code"), NOT_PERMITTED, "not the right one");
        permitted(as(kid, code(secret, 4) + "\n", "request", "--code"));
        given(2700);
        assertThat(root("", "events").text()).contains("codes-enrolled").doesNotContain(secret);
    }

    @Test
    void aParentsAccountGivesItsPassphraseFirst() throws Exception {
        isRefused(as(mum, PASSPHRASE + "\n", "status"), NOT_PERMITTED, "account");
        mumIsAGuardian();

        isRefused(as(mum, "", "grant", "mei", "5m"), NOT_PERMITTED, "nothing was typed");
        isRefused(as(mum, "something else\n", "grant", "mei", "5m"), NOT_PERMITTED, "not the right one");
        permitted(as(mum, PASSPHRASE + "\n", "grant", "mei", "5m"));
        permitted(as(mum, "", "grant", "mei", "5m"));
        given(600);

        permitted(as(mum, "", "lock"));
        isRefused(as(mum, "", "grant", "mei", "5m"), NOT_PERMITTED, "nothing was typed");
        permitted(as(mum, PASSPHRASE + "\n", "unlock"));
        endGuard();
        startGuard();
        isRefused(as(mum, "", "grant", "mei", "5m"), NOT_PERMITTED, "nothing was typed");

        isRefused(as(kid, PASSPHRASE + "\n", "grant", "mei", "5m"), NOT_PERMITTED, "account");
        permitted(root("", "parent", "remove", "mum"));
        isRefused(as(mum, PASSPHRASE + "\n", "status"), NOT_PERMITTED, "account");
        given(600);
    }

    @Test
    void aCarerGivesHalfAnHourAndNothingElse() throws Exception {
        permitted(root("", "parent", "add", "gran", "--name", "Oma", "--account", gran, "--carer"));
        permitted(root(OTHER + "\n", "parent", "passphrase", "gran"));

        isRefused(as(gran, OTHER + "\n", "grant", "mei", "31m"), REFUSED, "30 min more");
        permitted(as(gran, "", "grant", "mei", "20m"));
        isRefused(as(gran, "", "grant", "mei", "11m"), REFUSED, "10 min more");
        isRefused(as(gran, "", "pause", "mei"), NOT_PERMITTED, "nothing else");
        isRefused(as(gran, "", "parent", "remove", "gran"), NOT_PERMITTED, "nothing else");
        given(1200);
    }

    @Test
    void wrongPinsOfAChildAreDelayedAlsoByTheNextGuard() throws Exception {
        mumIsAGuardian();
        permitted(root(PIN + "\n", "parent", "pin", "mum"));
        permitted(as(kid, PIN + "\n", "pin", "5m"));
        isRefused(as(kid, "0000\n", "pin", "5m"), NOT_PERMITTED, "not the right one. Try again");
        isRefused(as(kid, "0001\n", "pin", "5m"), NOT_PERMITTED, "not the right one. Try again");
        isRefused(as(kid, "0002\n", "pin", "5m"), NOT_PERMITTED, "possible in 1 min");

        endGuard();
        startGuard();

        // The wait begins anew with a guard, and it is the child that waits, and no parent.
        isRefused(as(kid, PIN + "\n", "pin", "5m"), NOT_PERMITTED, "too many wrong tries");
        permitted(as(mum, PASSPHRASE + "\n", "grant", "mei", "5m"));
        assertThat(as(kid, "", "account", "mei").text()).contains("a wrong PIN was given");
        assertThat(as(mum, "", "account", "mei").text()).contains("a wrong PIN was given");
        // Another PIN makes no guess free.
        permitted(root("31415926\n", "parent", "pin", "mum"));
        isRefused(as(kid, "31415926\n", "pin", "5m"), NOT_PERMITTED, "too many wrong tries");
        given(600);
    }
}
