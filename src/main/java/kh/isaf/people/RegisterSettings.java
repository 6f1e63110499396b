package kh.isaf.people;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many facilitators a commune has, and when the end of a term is announced (all assumed).
 *
 * @param fewestFacilitators with fewer, a place is vacant
 * @param mostFacilitators a selection confirms no more
 * @param termNoticeDays the task at the end of a term shows so long before
 */
@ConfigurationProperties("isaf.registers")
public record RegisterSettings(
        @DefaultValue("3") int fewestFacilitators,
        @DefaultValue("5") int mostFacilitators,
        @DefaultValue("60") int termNoticeDays) {}
