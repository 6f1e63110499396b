package kh.isaf.workflow;

import java.util.Map;

/**
 * Corrected answers.
 *
 * @param version of the answers that are corrected
 * @param figureReasons for figures that a warning is about, by the key of the warning
 * @param reason why they are corrected
 */
public record Correction(int version, Map<String, Object> answers, Map<String, String> figureReasons, String reason) {}
