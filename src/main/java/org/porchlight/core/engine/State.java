package org.porchlight.core.engine;

import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.time.Anchor;

/// All that the engine knows between two inputs.
public record State(Anchor anchor, PolicyDocument document) {}
