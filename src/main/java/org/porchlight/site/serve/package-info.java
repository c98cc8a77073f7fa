/// The resolver that limited children's accounts are led to.
///
/// Absent on purpose: a cache, lists and rules. Whatever goes wrong here ends in "try again later", never in an
/// open network.
@NullMarked
package org.porchlight.site.serve;

import org.jspecify.annotations.NullMarked;
