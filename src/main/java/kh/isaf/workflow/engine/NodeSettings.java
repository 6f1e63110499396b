package kh.isaf.workflow.engine;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a node looks after itself.
 *
 * @param name under which administrators know it; empty: that of its machine
 * @param beat how often it looks at the database's clock and tells that it lives (assumed)
 * @param clockOff how far its clock may be off before it stops running jobs
 * @param pauseAfter silence of all nodes after which somebody decides before jobs run again
 */
@ConfigurationProperties("isaf.node")
public record NodeSettings(
        @DefaultValue("") String name,
        @DefaultValue("15s") Duration beat,
        @DefaultValue("5s") Duration clockOff,
        @DefaultValue("30m") Duration pauseAfter) {}
