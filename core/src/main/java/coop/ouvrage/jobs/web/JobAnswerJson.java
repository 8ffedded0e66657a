package coop.ouvrage.jobs.web;

import coop.ouvrage.employment.ContractPrice;
import coop.ouvrage.guarantee.CoverAnswer;
import coop.ouvrage.jobs.JobAnswer;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.PayPreview;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.web.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a job would give.
 *
 * @param net null when somebody else works: their net is theirs
 * @param netAtFlatTax the net of a performing artist should an officer choose the flat tax for the contract
 * @param raisedMinutes minutes added to reach the least that is paid for a day; {@code raiseCost} is what they cost
 */
record JobAnswerJson(
        boolean possible,
        Money price,
        String vatCase,
        BigDecimal vatRate,
        Money vat,
        Money inclVat,
        BigDecimal contributionRate,
        Money contribution,
        Money costs,
        Money wageBudget,
        @Nullable Money charge,
        @Nullable Money gross,
        @Nullable Money net,
        @Nullable Money netAtFlatTax,
        @Nullable Money minimumGross,
        @Nullable Integer raisedMinutes,
        @Nullable Money raiseCost,
        @Nullable LocalDate payDay,
        @Nullable CoverJson cover,
        List<RefusalJson> refusals) {

    /** A refusal as it will come when the job is made. */
    record RefusalJson(String code, String message) {

        static RefusalJson of(Refusal refusal, Words words) {
            return new RefusalJson(refusal.code(), words.refusal(refusal));
        }
    }

    /** Whether the wage is guaranteed, and why not. */
    record CoverJson(boolean covered, Money exposureAfter, Money limit, List<RefusalJson> reasons) {

        static CoverJson of(CoverAnswer cover, Words words) {
            return new CoverJson(
                    cover.covered(),
                    cover.exposureAfter(),
                    cover.limit(),
                    cover.reasons().stream().map(r -> RefusalJson.of(r, words)).toList());
        }
    }

    static JobAnswerJson of(JobAnswer answer, boolean own, Words words) {
        ContractPrice contract = answer.contract();
        PayPreview pay = answer.pay();
        return new JobAnswerJson(
                answer.possible(),
                answer.price(),
                answer.vatCase().code(),
                answer.vatCase().rate(),
                answer.vat(),
                answer.inclVat(),
                answer.contributionRate(),
                answer.contribution(),
                answer.costs(),
                answer.wageBudget(),
                contract == null ? null : contract.charge(),
                contract == null ? null : contract.gross(),
                own && pay != null ? pay.answer().net() : null,
                own ? answer.netAtFlatTax() : null,
                contract == null ? null : contract.minimumGross(),
                contract == null ? null : contract.raisedMinutes(),
                contract == null ? null : contract.raiseCost(),
                pay == null ? null : pay.payDay(),
                answer.cover() == null ? null : CoverJson.of(answer.cover(), words),
                answer.refusals().stream().map(r -> RefusalJson.of(r, words)).toList());
    }
}
