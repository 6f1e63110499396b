package kh.isaf.jaap;

import com.fasterxml.jackson.annotation.JsonValue;

/** Who may pay for a line of the plan; the closed list of the strategy (S1 4.3-4.7, 9.2). */
public enum FundingSource {
    CS_DEVELOPMENT("csDevelopment"),
    CS_SOCIAL_SERVICES("csSocialServices"),
    HC_BUDGET("hcBudget"),
    SCHOOL_BUDGET("schoolBudget"),
    DMK_FUND("dmkFund"),
    CP_BUDGET("cpBudget"),
    LINE_DEPARTMENT("lineDepartment"),
    NGO("ngo"),
    DEVELOPMENT_PARTNER("developmentPartner"),
    COMMUNITY("community");

    private final String id;

    FundingSource(String id) {
        this.id = id;
    }

    /** Name in forms and message keys. */
    @JsonValue
    public String id() {
        return id;
    }
}
