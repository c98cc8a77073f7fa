package org.porchlight.guard;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.ReportPlan;
import org.porchlight.core.report.ReportsDue;
import org.porchlight.ipc.json.JsonText;
import org.porchlight.ipc.json.ProtocolException;
import org.porchlight.ipc.json.ReportPlanJson;
import org.porchlight.port.Secrets;
import org.porchlight.port.StoreException;

/// What is kept of the reports, among the secrets of this PC: the plan with its addresses, the password of the mail
/// account, when they were due last, what has not arrived, and what was given up. None of it is in a backup.
final class ReportRows {
    private static final String PLAN = "report:plan";
    private static final String PASSWORD = "report:password";
    private static final String LAST = "report:last";
    private static final String OPEN = "report:open:";
    private static final String GIVEN_UP = "report:given-up:";
    private static final JsonText READER = new JsonText(new JsonText.Limits(8 << 10, 256));

    private final Secrets secrets;

    /// The newest week of a child that never arrived and is not tried any more.
    ///
    /// @param on when that was, by the household's calendar
    record GivenUp(ChildId child, String week, LocalDate on) {}

    ReportRows(Secrets secrets) {
        this.secrets = secrets;
    }

    Optional<ReportPlan> plan() throws StoreException {
        var kept = secrets.secret(PLAN);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ReportPlanJson.read(READER.read(kept.get().text().getBytes(StandardCharsets.UTF_8))));
        } catch (ProtocolException e) {
            throw changed("the plan of reports", e);
        }
    }

    /// Whether a plan is short enough to be kept.
    static boolean fits(ReportPlan plan) {
        return JsonText.write(ReportPlanJson.write(plan)).length() <= Secrets.Secret.LONGEST;
    }

    /// Keeps a plan in the place of the one before. The password stays where none is given and the account is the same.
    ///
    /// Whoever gives one has heard of what was given up.
    ///
    /// @param now by the household's calendar; what was due before is not made up for
    void put(ReportPlan plan, Optional<String> password, LocalDateTime now) throws StoreException {
        boolean sameAccount = plan().flatMap(ReportPlan::mail)
                .filter(before ->
                        plan.mail().filter(mail -> sameAccount(before, mail)).isPresent())
                .isPresent();
        if (password.isPresent()) {
            secrets.putSecret(PASSWORD, new Secrets.Secret(password.get()));
        } else if (!sameAccount) {
            secrets.dropSecret(PASSWORD);
        }
        putLast(plan.lastDue(now));
        dropAll(GIVEN_UP);
        secrets.putSecret(PLAN, new Secrets.Secret(JsonText.write(ReportPlanJson.write(plan))));
    }

    private static boolean sameAccount(ReportPlan.Mail one, ReportPlan.Mail other) {
        return one.host().equals(other.host()) && one.user().equals(other.user());
    }

    /// Deletes all of it.
    void drop() throws StoreException {
        secrets.dropSecret(PLAN);
        secrets.dropSecret(PASSWORD);
        secrets.dropSecret(LAST);
        dropAll(OPEN);
        dropAll(GIVEN_UP);
    }

    private void dropAll(String beginning) throws StoreException {
        for (var name : secrets.secrets(beginning).keySet()) {
            secrets.dropSecret(name);
        }
    }

    Optional<String> password() throws StoreException {
        return secrets.secret(PASSWORD).map(Secrets.Secret::text);
    }

    /// When reports were due last and are open or have arrived.
    LocalDateTime last() throws StoreException {
        try {
            return secrets.secret(LAST)
                    .map(kept -> LocalDateTime.parse(kept.text()))
                    .orElse(LocalDateTime.MIN);
        } catch (DateTimeParseException e) {
            throw changed("when reports were due", e);
        }
    }

    void putLast(LocalDateTime due) throws StoreException {
        secrets.putSecret(LAST, new Secrets.Secret(due.toString()));
    }

    /// What has not arrived, the newest weeks first.
    List<ReportsDue.Open> open() throws StoreException {
        var open = new ArrayList<ReportsDue.Open>();
        for (var row : secrets.secrets(OPEN).entrySet()) {
            open.add(read(row.getKey(), row.getValue()));
        }
        open.sort(Comparator.comparing(ReportsDue.Open::week).reversed().thenComparing(ReportRows::name));
        return open;
    }

    /// `report:open:2026-W47:MAIL:mei`.
    private static ReportsDue.Open read(String name, Secrets.Secret kept) throws StoreException {
        var parts = name.substring(OPEN.length()).split(":", 3);
        try {
            return new ReportsDue.Open(
                    new ChildId(parts[2]), parts[0], ReportsDue.Way.valueOf(parts[1]), kept.fails(), kept.text());
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw changed("a report that is open", e);
        }
    }

    /// Opens a report of every child for every way of the plan.
    void open(ReportPlan plan, LocalDateTime due, List<ChildId> children) throws StoreException {
        var week = ReportPlan.weekOf(due.toLocalDate());
        for (var child : children) {
            if (plan.folder().isPresent()) {
                put(new ReportsDue.Open(child, week, ReportsDue.Way.FOLDER, 0, ""));
            }
            if (plan.mail().isPresent()) {
                put(new ReportsDue.Open(child, week, ReportsDue.Way.MAIL, 0, ""));
            }
        }
    }

    void put(ReportsDue.Open open) throws StoreException {
        var why = open.why().substring(0, Math.min(open.why().length(), 600));
        secrets.putSecret(name(open), new Secrets.Secret(why, open.fails(), Duration.ZERO));
    }

    void drop(ReportsDue.Open open) throws StoreException {
        secrets.dropSecret(name(open));
    }

    /// What was given up, by child.
    List<GivenUp> givenUp() throws StoreException {
        var all = new ArrayList<GivenUp>();
        for (var row : secrets.secrets(GIVEN_UP).entrySet()) {
            all.add(readGivenUp(row.getKey().substring(GIVEN_UP.length()), row.getValue()));
        }
        return all;
    }

    /// `2026-W47 2027-01-17`.
    private static GivenUp readGivenUp(String child, Secrets.Secret kept) throws StoreException {
        try {
            var words = kept.text().split(" ", 2);
            return new GivenUp(new ChildId(child), words[0], LocalDate.parse(words[1]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | DateTimeParseException e) {
            throw changed("a report that was given up", e);
        }
    }

    /// Keeps that a report is given up, unless a newer one of the child was.
    void giveUp(ReportsDue.Open open, LocalDate today) throws StoreException {
        var name = GIVEN_UP + open.child().value();
        var before = secrets.secret(name);
        if (before.isEmpty() || before.get().text().compareTo(open.week()) < 0) {
            secrets.putSecret(name, new Secrets.Secret(open.week() + " " + today));
        }
    }

    void drop(GivenUp lost) throws StoreException {
        secrets.dropSecret(GIVEN_UP + lost.child().value());
    }

    private static String name(ReportsDue.Open open) {
        return OPEN + open.week() + ":" + open.way().name() + ":" + open.child().value();
    }

    private static StoreException changed(String what, Exception cause) {
        return new StoreException(
                StoreException.Kind.CHANGED, "reading " + what + ": it is not as it was written", cause);
    }
}
