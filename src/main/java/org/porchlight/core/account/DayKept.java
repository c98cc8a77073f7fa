package org.porchlight.core.account;

import java.time.Duration;
import java.util.Optional;
import org.porchlight.core.decide.Standing.Trust;

/// What stays of a day beside its totals when its detail is deleted.
///
/// @param policy version of the policy under which it was opened; empty when it is the one under which this was written
/// @param budget nothing when the day had no limit
/// @param limitHits how often the time closed while a session was there
/// @param requests how often the child asked
/// @param approved how many of them were granted
/// @param programsDenied how many programs did not start, counted by program and minute
/// @param sitesDenied how many sites were not reached, counted by site and minute
/// @param rests how often the child's programs stood still for a rest
/// @param rested how long in all
/// @param unrested how long the PC was used while a rest was due
/// @param closing hash of the event that closed the day, 64 hexadecimal digits, of which the receipt is made
public record DayKept(
        String zone,
        String policy,
        Optional<Duration> budget,
        Duration carry,
        Duration debt,
        Trust trust,
        Duration granted,
        Duration corrected,
        Duration finish,
        Duration owed,
        int limitHits,
        int requests,
        int approved,
        int programsDenied,
        int sitesDenied,
        int rests,
        Duration rested,
        Duration unrested,
        Optional<String> closing) {}
