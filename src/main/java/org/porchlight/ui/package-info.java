/// What the parents' console and the child's agent share on screen: fonts, colours, icons, words, controls.
///
/// Absent on purpose: the guard. A control is fed by properties and tells what a person did through handlers.
@NullMarked
package org.porchlight.ui;

import org.jspecify.annotations.NullMarked;
