package org.porchlight.proof;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.porchlight.core.account.Kind;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.time.ClockReading;
import org.porchlight.port.Ledger;
import org.porchlight.port.StoreException;

/// Guards with one rule switched off, each with a law that must notice.
enum Broken {
    SLEEP_COUNTS(Law.L1) {
        @Override
        Timekeeper bent(Timekeeper guard) {
            return new Bent(guard) {
                @Override
                ClockReading bend(ClockReading now) {
                    return new ClockReading(now.boot(), now.sinceBoot(), now.sinceBoot(), now.wall(), now.synced());
                }
            };
        }
    },
    NEVER_ATTESTED(Law.L1) {
        @Override
        Timekeeper bent(Timekeeper guard) {
            return synced(guard, false);
        }
    },
    AWAY_FORGOTTEN(Law.L2) {
        @Override
        Timekeeper bent(Timekeeper guard) {
            return new Bent(guard) {
                @Override
                public SortedMap<LocalDate, DayOutcome> days(ChildId child) throws StoreException {
                    return changed(
                            guard.days(child),
                            day -> day.adding(Kind.AWAY, day.of(Kind.AWAY).negated()));
                }
            };
        }
    },
    ANY_CLOCK_BELIEVED(Law.L3) {
        @Override
        Timekeeper bent(Timekeeper guard) {
            return synced(guard, true);
        }

        // Three false days on a true one.
        @Override
        Trial trial(long seed) {
            var tale = Tale.syncedSince("2026-11-20", 4);
            for (int i = 0; i < 4; i++) {
                tale.on(
                                "2026-11-24T%02d:00+08:00".formatted(9 + i),
                                "2026-11-%02dT%02d:00+08:00".formatted(24 + i, 9 + i))
                        .use("2026-11-24T%02d:00+08:00".formatted(9 + i))
                        .off("2026-11-24T%02d:58+08:00".formatted(9 + i));
            }
            var policy = Tale.policy("budget: {every-day: 1h}");
            return new Trial(seed, tale.end("2026-11-24T14:00+08:00"), policy, Set.of(Trick.BIOS_FORWARD), true);
        }
    },
    WINDOWS_FORGOTTEN(Law.L4) {
        @Override
        PolicyDocument bent(PolicyDocument policy) {
            return Tale.document(
                    policy.json().replaceAll("\"windows\":\\{[^}]*},?", "").replace(",}", "}"));
        }
    },
    GROUPS_FORGOTTEN(Law.L4) {
        @Override
        Timekeeper bent(Timekeeper guard) {
            return new Bent(guard) {
                @Override
                public Optional<Boolean> mayStart(ChildId child, String path) {
                    return guard.mayStart(child, path).map(_ -> true);
                }
            };
        }
    },
    LOOSE_TIME_FORGOTTEN(Law.L1) {
        @Override
        Timekeeper bent(Timekeeper guard) {
            return new Bent(guard) {
                @Override
                public SortedMap<LocalDate, DayOutcome> days(ChildId child) throws StoreException {
                    return changed(
                            guard.days(child),
                            day -> day.adding(
                                    Kind.UNENFORCED, day.of(Kind.UNENFORCED).negated()));
                }
            };
        }
    },
    GRANT_REPEATED_AT_START(Law.L5) {
        @Override
        Timekeeper bent(Timekeeper guard) {
            return new Bent(guard) {
                private Optional<HistoryEvent> last = Optional.empty();

                @Override
                public void start(ClockReading now, Map<ChildId, Seen> seen, Set<ChildId> unbroken)
                        throws StoreException {
                    guard.start(now, seen, unbroken);
                    if (last.isPresent()) {
                        guard.order(now, last.get());
                    }
                }

                @Override
                public void order(ClockReading now, HistoryEvent order) throws StoreException {
                    last = order instanceof HistoryEvent.Grant ? Optional.of(order) : last;
                    guard.order(now, order);
                }
            };
        }
    },
    CHECKPOINT_FORGOTTEN(Law.L6) {
        @Override
        Ledger bent(Ledger ledger) {
            return new Notebook(ledger, Optional.empty()) {
                @Override
                public Remembered remember(Retention wanted) throws StoreException {
                    var all = super.remember(wanted);
                    return new Remembered(all.events(), all.sums(), List.of());
                }
            };
        }
    },
    PARENT_LIMITED(Law.L7) {
        @Override
        PolicyDocument bent(PolicyDocument policy) {
            var json = policy.json();
            var parent = "{\"id\":\"dad\",\"name\":\"dad\",\"accounts\":[\"dad\"],\"preset\":\"none\",\"time\":{}}";
            return Tale.document(json.substring(0, json.lastIndexOf("]}")) + "," + parent + "]}");
        }
    },
    PARENT_HELD(Law.L7) {
        @Override
        Timekeeper bent(Timekeeper guard) {
            return new Bent(guard) {
                private Set<ChildId> all = Set.of();

                // It holds whoever is at the PC while it holds anybody.
                @Override
                public void tell(ClockReading now, Map<ChildId, Seen> seen) throws StoreException {
                    super.tell(now, seen);
                    all = seen.keySet();
                }

                @Override
                public Set<ChildId> held() {
                    return guard.held().isEmpty() ? Set.of() : all;
                }
            };
        }
    },
    PAST_REWRITTEN(Law.L8) {
        @Override
        Timekeeper bent(Timekeeper guard) {
            return new Bent(guard) {
                private int inputs;

                @Override
                public void tell(ClockReading now, Map<ChildId, Seen> seen) throws StoreException {
                    inputs++;
                    guard.tell(now, seen);
                }

                @Override
                public SortedMap<LocalDate, DayOutcome> days(ChildId child) throws StoreException {
                    return changed(guard.days(child), day -> day.adding(Kind.COUNTED, Duration.ofSeconds(inputs)));
                }
            };
        }
    },
    LAST_SESSION_WINS(Law.L9) {
        @Override
        History bent(History history) {
            var lines = new ArrayList<History.Line>();
            for (var line : history.lines()) {
                var event = line.event() instanceof HistoryEvent.Session(var child, var _, var doing, var title)
                        ? new HistoryEvent.Session(child, "", doing, title)
                        : line.event();
                lines.add(new History.Line(line.no(), line.at(), event));
            }
            return new History(history.name(), lines);
        }
    },
    REPEATED_FACTS_ADD_UP(Law.L10) {
        @Override
        List<Map<ChildId, List<DayOutcome>>> bent(List<Map<ChildId, List<DayOutcome>>> folds) {
            var all = new ArrayList<>(folds);
            var twice = new TreeMap<ChildId, List<DayOutcome>>(Comparator.comparing(ChildId::value));
            folds.getFirst()
                    .forEach((child, days) -> twice.put(
                            child,
                            days.stream()
                                    .map(day -> day.granting(day.granted()))
                                    .toList()));
            all.add(twice);
            return all;
        }
    };

    final Law law;

    Broken(Law law) {
        this.law = law;
    }

    Timekeeper bent(Timekeeper guard) {
        return guard;
    }

    Ledger bent(Ledger ledger) {
        return ledger;
    }

    PolicyDocument bent(PolicyDocument policy) {
        return policy;
    }

    History bent(History history) {
        return history;
    }

    List<Map<ChildId, List<DayOutcome>>> bent(List<Map<ChildId, List<DayOutcome>>> folds) {
        return folds;
    }

    /// A history that may show it.
    Trial trial(long seed) {
        return Generator.of(seed);
    }

    Driver driver() {
        var engine = new EngineDriver(
                (ledger, policy, history) -> bent(new Ours(bent(ledger), bent(policy), Replay.begin(history))));
        return new Driver() {
            @Override
            public Outcome run(History history, PolicyDocument policy) {
                return engine.run(bent(history), policy);
            }

            @Override
            public Optional<Outcome> run(History history, PolicyDocument policy, Death death) {
                return engine.run(bent(history), policy, death);
            }

            @Override
            public List<Map<ChildId, List<DayOutcome>>> folds(History history, PolicyDocument policy, long seed) {
                return bent(engine.folds(history, policy, seed));
            }
        };
    }

    private static Timekeeper synced(Timekeeper guard, boolean always) {
        return new Bent(guard) {
            @Override
            ClockReading bend(ClockReading now) {
                return new ClockReading(now.boot(), now.sinceBoot(), now.awake(), now.wall(), always);
            }
        };
    }

    private interface Change {
        DayOutcome to(DayOutcome day);
    }

    private static SortedMap<LocalDate, DayOutcome> changed(SortedMap<LocalDate, DayOutcome> days, Change change) {
        var all = new TreeMap<LocalDate, DayOutcome>();
        days.forEach((date, day) -> all.put(date, change.to(day)));
        return all;
    }
}
