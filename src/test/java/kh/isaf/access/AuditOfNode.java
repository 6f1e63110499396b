package kh.isaf.access;

import org.springframework.context.annotation.Import;

/** What a node of a test needs to write down what is done; not found by scanning. */
@Import({AuditTrail.class, AuditOrigin.class})
public class AuditOfNode {}
