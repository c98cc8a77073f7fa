/// What people are told, as data: status, account, week and why.
///
/// Absent on purpose: words and pictures. They are made in text, render and ui.
@NullMarked
package org.porchlight.core.report;

import org.jspecify.annotations.NullMarked;
