/** The pages of jobs: the one-act form with its live answer, the list, one job with its steps. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.jobs.web;
