package coop.ouvrage.ledger;

import static coop.ouvrage.ledger.AccountRole.Nature.INTERNAL;
import static coop.ouvrage.ledger.AccountRole.Nature.MEMO;
import static coop.ouvrage.ledger.AccountRole.Nature.RESULT;
import static coop.ouvrage.ledger.AccountRole.Nature.STANDING;

/** What an account is for. The country's chart gives each role its number and name. */
public enum AccountRole {
    /** What clients owe, including VAT. */
    RECEIVABLE(STANDING, true),
    DOUBTFUL_RECEIVABLE(STANDING, true),
    OUTPUT_VAT(STANDING),
    INPUT_VAT(STANDING),
    /** VAT to be recovered on a lost receivable. */
    VAT_BAD_DEBT(STANDING),
    VAT_CREDIT_NOTE(STANDING),
    /** VAT that we owe ourselves on what we buy, since the seller charges none. */
    VAT_DUE_BY_US(STANDING),
    /** Deducted VAT to be given back on credit notes of suppliers. */
    VAT_TO_REPAY(STANDING),
    NET_WAGES_PAYABLE(STANDING, true),
    SOCIAL_SECURITY_PAYABLE(STANDING),
    /** Employer contributions owed to funds of the sector themselves, not to social security. */
    SECTOR_FUNDS_PAYABLE(STANDING),
    WITHHOLDING_PAYABLE(STANDING),
    /** Parts of net wages that workers were paid in advance. */
    WAGE_ADVANCES(STANDING, true),
    /** Withheld from net wages and owed to creditors. */
    ATTACHMENTS_PAYABLE(STANDING, true),
    /** Owed to tax office and social security by filed returns, not yet paid. */
    AUTHORITIES_PAYABLE(STANDING, true),
    HOLIDAY_PROVISION(STANDING),
    /** Approved expense claims not yet paid. */
    CLAIMS_PAYABLE(STANDING, true),
    /** Rights approved and owed to authors, less the tax. */
    ROYALTIES_PAYABLE(STANDING, true),
    /** Tax withheld from author's rights. */
    RIGHTS_TAX_PAYABLE(STANDING),
    /** Money of clients that belongs to no invoice. */
    CLIENT_CREDIT(STANDING, true),
    /** Bank lines that nobody recognised yet. */
    SUSPENSE(STANDING),
    BANK(STANDING),
    /** Cash in the tills of units. */
    CASH(STANDING),
    /** Takings that the bank has not credited yet: paid by card, or cash brought to it. */
    TAKINGS_UNDERWAY(STANDING),
    /** Payments handed to the bank and not yet seen on a statement. */
    IN_FLIGHT(STANDING),
    SUPPLIER(STANDING, true),
    SHARES(STANDING, true),
    /** Shares subscribed and not yet paid. */
    SHARES_UNPAID(STANDING, true),
    DUE_TO_ENTITY(STANDING),
    DUE_FROM_ENTITY(STANDING),
    /** Opening budget of units: what earlier years left, and what a unit brought in. */
    OPENING(STANDING),
    /** What is thought lost of receivables that are kept; a credit. */
    ALLOWANCE(STANDING),
    /** Costs paid that belong to a later period. */
    DEFERRED_COST(STANDING),
    /** Income of the period that is not invoiced yet. */
    ACCRUED_INCOME(STANDING),
    /** Costs of the period whose invoice has not come. */
    ACCRUED_COST(STANDING),
    /** Income invoiced that belongs to a later period. */
    DEFERRED_INCOME(STANDING),
    /** Costs that units paid in the name of clients, until these are charged with them; a credit is charged without a cost. */
    DISBURSED(STANDING),
    /** Unspent budgets owed to units at the end of a year. */
    BUDGETS_ACCRUED(STANDING),
    /** What things that are used for years cost, and, as a credit, what was depreciated of them. */
    ASSET_SOFTWARE(STANDING),
    ASSET_SOFTWARE_DEPRECIATED(STANDING),
    ASSET_EQUIPMENT(STANDING),
    ASSET_EQUIPMENT_DEPRECIATED(STANDING),
    ASSET_COMPUTERS(STANDING),
    ASSET_COMPUTERS_DEPRECIATED(STANDING),
    ASSET_FURNITURE(STANDING),
    ASSET_FURNITURE_DEPRECIATED(STANDING),
    ASSET_VEHICLES(STANDING),
    ASSET_VEHICLES_DEPRECIATED(STANDING),

    TURNOVER(RESULT),
    GRANTS(RESULT),
    LATE_INTEREST(RESULT),
    GROSS_WAGES(RESULT),
    EMPLOYER_CONTRIBUTIONS(RESULT),
    OTHER_STAFF_COST(RESULT),
    HOLIDAY_COST(RESULT),
    COSTS_OF_UNITS(RESULT),
    /** Author's rights that units pay to their authors, before tax. */
    ROYALTIES(RESULT),
    /** Goods and materials bought by units. */
    GOODS_BOUGHT(RESULT),
    BAD_DEBT_LOSS(RESULT),
    BANK_CHARGES(RESULT),
    /** What a till has less at its count than it should; more is a credit. */
    CASH_DIFFERENCE(RESULT),
    ROUNDING(RESULT),
    /** What a claim or debt in another currency lost between its document and its payment. */
    EXCHANGE_LOSS(RESULT),
    EXCHANGE_GAIN(RESULT),
    /** Write-downs of receivables; taken back by a credit. */
    WRITE_DOWN(RESULT),
    /** Unspent budgets carried into the next year, given back by a credit on its first day. */
    BUDGETS_CARRIED(RESULT),
    /** The monthly cost of what is used for years. */
    DEPRECIATION(RESULT),
    /** What was not depreciated yet of a thing that was sold or lost. */
    ASSET_LOSS(RESULT),
    /** What an entity of the group charges to another. */
    INTERNAL_SALES(RESULT),
    /** What an entity is charged by another of the group. */
    INTERNAL_PURCHASES(RESULT),
    /** The result of a year, taken out of the accounts of income and cost. */
    RESULT_CARRIED(RESULT),

    /** Internal: the mutual contribution, from unit to pot and fund. */
    CONTRIBUTION(INTERNAL),
    /** Internal: gross pay times coefficient, from unit to pot. */
    JOB_BUDGET(INTERNAL),
    /** Internal: what costs paid in the name of clients take from a unit's budget until these are charged with them. */
    DISBURSED_BUDGET(INTERNAL),
    /** Internal: what a unit pays to the pot for a thing that the entity buys and depreciates. */
    INVESTMENT_BUDGET(INTERNAL),
    /** Internal: budget moved from one unit to another. */
    TRANSFER(INTERNAL),

    /** Memo: orders accepted, not invoiced. */
    EXPECTED(MEMO),
    EXPECTED_COUNTER(MEMO),
    /** Memo: invoiced, unpaid, excluding VAT and after contribution. */
    OPEN(MEMO),
    OPEN_COUNTER(MEMO),
    /** Memo: promised out of money that the unit has. */
    RESERVED_OWN(MEMO),
    RESERVED_OWN_COUNTER(MEMO),
    /** Memo: promised out of money that the guarantee covers. */
    RESERVED_COVERED(MEMO),
    RESERVED_COVERED_COUNTER(MEMO),
    /** Memo: spent on the strength of a cover, the client not having paid yet. */
    COVER_USED(MEMO),
    COVER_USED_COUNTER(MEMO);

    /** What kind of account plays a role. */
    public enum Nature {
        /** Belongs to the balance sheet. */
        STANDING,
        /** Belongs to the income statement; every line has a unit. */
        RESULT,
        /** Charges between units of one entity, outside the statutory statements; every line has a unit. */
        INTERNAL,
        /** Promises and expectations, outside the statutory statements; every line has a unit. */
        MEMO
    }

    private final Nature nature;
    private final boolean byParty;

    AccountRole(Nature nature) {
        this(nature, false);
    }

    AccountRole(Nature nature, boolean byParty) {
        this.nature = nature;
        this.byParty = byParty;
    }

    public Nature nature() {
        return nature;
    }

    /** Whether its balance is kept for each party, and every line names one. */
    public boolean byParty() {
        return byParty;
    }

    /** Whether its balance is part of what a unit has earned and spent. */
    public boolean inBudget() {
        return nature == RESULT || nature == INTERNAL || this == OPENING;
    }

    /** Whether its amounts are parts of the pay of single workers, which finance sees as totals only. */
    public boolean isPayOfOne() {
        return this == NET_WAGES_PAYABLE || this == WAGE_ADVANCES || this == ATTACHMENTS_PAYABLE;
    }

    boolean needsUnit() {
        return nature != STANDING;
    }

    /** Whether it is kept what each job or contract did to a unit. To the pot and the fund: what is promised only, else nobody asks. */
    boolean isKeptBySubject(boolean ofCommonUnit) {
        return ofCommonUnit ? nature == MEMO : needsUnit();
    }
}
