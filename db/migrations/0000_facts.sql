CREATE TABLE "amendments" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "amendments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"scenario" text NOT NULL,
	"target" text NOT NULL,
	"op" text NOT NULL,
	"rule" jsonb,
	"check" jsonb,
	"effective" jsonb,
	"text" jsonb,
	"citation" text NOT NULL,
	"summary" text NOT NULL,
	"change_type" text NOT NULL,
	"change" text NOT NULL,
	"sources" text[] NOT NULL,
	"confidence" text NOT NULL,
	"note" text,
	CONSTRAINT "amendments_period" CHECK (retired_at > recorded_at),
	CONSTRAINT "amendments_sourced" CHECK (cardinality(sources) > 0)
);
--> statement-breakpoint
CREATE TABLE "anchors" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "anchors_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"citation" text NOT NULL,
	"title" text NOT NULL,
	"rule" jsonb NOT NULL,
	"check" jsonb,
	CONSTRAINT "anchors_period" CHECK (retired_at > recorded_at)
);
--> statement-breakpoint
CREATE TABLE "claim_check_types" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "claim_check_types_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"asks" text NOT NULL,
	"fields" text NOT NULL,
	"verdict" text NOT NULL,
	CONSTRAINT "claim_check_types_period" CHECK (retired_at > recorded_at)
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "claims_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"claim" text NOT NULL,
	"said_on" text NOT NULL,
	"said_until" text,
	"verdict" text NOT NULL,
	"computed" jsonb NOT NULL,
	"explanation" text NOT NULL,
	"sources" text[] NOT NULL,
	"confidence" text NOT NULL,
	"check" jsonb,
	"override_reason" text,
	"yardsticks" jsonb,
	CONSTRAINT "claims_period" CHECK (retired_at > recorded_at),
	CONSTRAINT "claims_sourced" CHECK (cardinality(sources) > 0)
);
--> statement-breakpoint
CREATE TABLE "coverage" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "coverage_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"scenario" text NOT NULL,
	"change" text NOT NULL,
	"as" text NOT NULL,
	"targets" text[] NOT NULL,
	"also" text[],
	CONSTRAINT "coverage_period" CHECK (retired_at > recorded_at)
);
--> statement-breakpoint
CREATE TABLE "dataset_revision" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "dataset_revision_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"hash" text NOT NULL,
	"counts" jsonb NOT NULL,
	"order" jsonb NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "dataset_revision_recordedAt_unique" UNIQUE("recorded_at")
);
--> statement-breakpoint
CREATE TABLE "deals" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"date" text NOT NULL,
	"kind" text NOT NULL,
	"providers" text[] NOT NULL,
	"parties" text[] NOT NULL,
	"amount" double precision,
	"currency" text,
	"amount_text" text NOT NULL,
	"up_to" boolean,
	"planned" boolean,
	"uncommitted" double precision,
	"valuation" double precision,
	"valuation_basis" text,
	"stakes" jsonb,
	"what" text NOT NULL,
	"includes_deal" text[] NOT NULL,
	"conflict" text,
	"sources" text[] NOT NULL,
	"confidence" text NOT NULL,
	CONSTRAINT "deals_period" CHECK (retired_at > recorded_at),
	CONSTRAINT "deals_sourced" CHECK (cardinality(sources) > 0)
);
--> statement-breakpoint
CREATE TABLE "delay_outcomes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "delay_outcomes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"site" text NOT NULL,
	"class" text NOT NULL,
	"promise" text NOT NULL,
	"promised_by" text NOT NULL,
	"status" text NOT NULL,
	"outcome" text,
	"outcome_date" text,
	"outcome_statement" text,
	"known_on" text,
	"slip_months" double precision,
	"counts" boolean NOT NULL,
	"excluded_because" text,
	"existing_shell_or_retrofit" boolean,
	"evidence" text NOT NULL,
	"note" text NOT NULL,
	"sources" text[] NOT NULL,
	CONSTRAINT "delay_outcomes_period" CHECK (retired_at > recorded_at),
	CONSTRAINT "delay_outcomes_sourced" CHECK (cardinality(sources) > 0)
);
--> statement-breakpoint
CREATE TABLE "delay_reference_classes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "delay_reference_classes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"what" text NOT NULL,
	"value" jsonb,
	"scope" text NOT NULL,
	"metric" text NOT NULL,
	"note" text NOT NULL,
	"sources" text[] NOT NULL,
	"confidence" text NOT NULL,
	CONSTRAINT "delay_reference_classes_period" CHECK (retired_at > recorded_at),
	CONSTRAINT "delay_reference_classes_sourced" CHECK (cardinality(sources) > 0)
);
--> statement-breakpoint
CREATE TABLE "durations" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "durations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"citation" text NOT NULL,
	"duration" text NOT NULL,
	"unit" text NOT NULL,
	"limit" text NOT NULL,
	"counts_from" text NOT NULL,
	"who" text[] NOT NULL,
	"what" text NOT NULL,
	"sources" text[] NOT NULL,
	"confidence" text NOT NULL,
	"notes" text,
	CONSTRAINT "durations_period" CHECK (retired_at > recorded_at),
	CONSTRAINT "durations_sourced" CHECK (cardinality(sources) > 0)
);
--> statement-breakpoint
CREATE TABLE "enforcement_counts" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "enforcement_counts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"as_of" text,
	"measure" text,
	"count" integer,
	"of" integer,
	"bound" text,
	"more" jsonb,
	"statement" text NOT NULL,
	"sources" text[] NOT NULL,
	"confidence" text NOT NULL,
	CONSTRAINT "enforcement_counts_period" CHECK (retired_at > recorded_at),
	CONSTRAINT "enforcement_counts_sourced" CHECK (cardinality(sources) > 0)
);
--> statement-breakpoint
CREATE TABLE "enforcement_measures" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "enforcement_measures_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"text" text NOT NULL,
	"computed" boolean NOT NULL,
	CONSTRAINT "enforcement_measures_period" CHECK (retired_at > recorded_at)
);
--> statement-breakpoint
CREATE TABLE "enforcement_milestones" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "enforcement_milestones_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"enforcer" text NOT NULL,
	"why" text NOT NULL,
	CONSTRAINT "enforcement_milestones_period" CHECK (retired_at > recorded_at)
);
--> statement-breakpoint
CREATE TABLE "enforcement_topics" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "enforcement_topics_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"enforcer" text NOT NULL,
	"lead_milestone" text NOT NULL,
	"fine_milestone" text,
	"note" text NOT NULL,
	CONSTRAINT "enforcement_topics_period" CHECK (retired_at > recorded_at)
);
--> statement-breakpoint
CREATE TABLE "file_heads" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "file_heads_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"body" jsonb NOT NULL,
	CONSTRAINT "file_heads_period" CHECK (retired_at > recorded_at)
);
--> statement-breakpoint
CREATE TABLE "gpu_equivalents" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "gpu_equivalents_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"dense8bit_tops" double precision NOT NULL,
	"h100_equivalents" double precision NOT NULL,
	"confidence" text NOT NULL,
	"note" text NOT NULL,
	CONSTRAINT "gpu_equivalents_period" CHECK (retired_at > recorded_at)
);
--> statement-breakpoint
CREATE TABLE "immediate_duties" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "immediate_duties_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"citation" text NOT NULL,
	"trigger" text NOT NULL,
	"who" text[] NOT NULL,
	"term" text NOT NULL,
	"sources" text[] NOT NULL,
	"confidence" text NOT NULL,
	CONSTRAINT "immediate_duties_period" CHECK (retired_at > recorded_at),
	CONSTRAINT "immediate_duties_sourced" CHECK (cardinality(sources) > 0)
);
--> statement-breakpoint
CREATE TABLE "institution_holiday_gaps" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "institution_holiday_gaps_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"calendar" text NOT NULL,
	"year" integer NOT NULL,
	"detail" text NOT NULL,
	"known" text[],
	"sources" text[],
	CONSTRAINT "institution_holiday_gaps_period" CHECK (retired_at > recorded_at),
	CONSTRAINT "institution_holiday_gaps_sourced" CHECK (cardinality(sources) > 0)
);
--> statement-breakpoint
CREATE TABLE "institution_holidays" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "institution_holidays_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"calendar" text NOT NULL,
	"year" integer NOT NULL,
	"days" jsonb NOT NULL,
	"sources" text[] NOT NULL,
	"confidence" text NOT NULL,
	"notes" text NOT NULL,
	CONSTRAINT "institution_holidays_period" CHECK (retired_at > recorded_at),
	CONSTRAINT "institution_holidays_sourced" CHECK (cardinality(sources) > 0)
);
--> statement-breakpoint
CREATE TABLE "instruments" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "instruments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"title" text NOT NULL,
	"celex" text,
	"eli" text,
	"oj" text,
	"signed_on" text,
	"published_on" text,
	"in_force_on" text,
	CONSTRAINT "instruments_period" CHECK (retired_at > recorded_at)
);
--> statement-breakpoint
CREATE TABLE "jurisdiction_events" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "jurisdiction_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"jurisdiction" text NOT NULL,
	"on" text NOT NULL,
	"dimension" text NOT NULL,
	"state" text NOT NULL,
	"authority" text,
	"detail" text NOT NULL,
	"sources" text[] NOT NULL,
	"confidence" text NOT NULL,
	"track" text NOT NULL,
	"instrument" text,
	"scope" text,
	"note" text,
	"planned" boolean,
	CONSTRAINT "jurisdiction_events_period" CHECK (retired_at > recorded_at),
	CONSTRAINT "jurisdiction_events_sourced" CHECK (cardinality(sources) > 0)
);
--> statement-breakpoint
CREATE TABLE "jurisdictions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "jurisdictions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"name" text NOT NULL,
	"bloc" text NOT NULL,
	"summary" text NOT NULL,
	"open_questions" text[] NOT NULL,
	CONSTRAINT "jurisdictions_period" CHECK (retired_at > recorded_at)
);
--> statement-breakpoint
CREATE TABLE "kept" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "kept_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"scenario" text NOT NULL,
	"targets" text[] NOT NULL,
	"citation" text NOT NULL,
	"summary" text NOT NULL,
	"sources" text[] NOT NULL,
	"confidence" text NOT NULL,
	"change" text NOT NULL,
	"note" text,
	CONSTRAINT "kept_period" CHECK (retired_at > recorded_at),
	CONSTRAINT "kept_sourced" CHECK (cardinality(sources) > 0)
);
--> statement-breakpoint
CREATE TABLE "law_events" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "law_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"title" text NOT NULL,
	"date" text,
	"known_on" text,
	"status" text NOT NULL,
	"citation" text NOT NULL,
	"same_act_as" text,
	"sources" text[] NOT NULL,
	CONSTRAINT "law_events_period" CHECK (retired_at > recorded_at),
	CONSTRAINT "law_events_sourced" CHECK (cardinality(sources) > 0)
);
--> statement-breakpoint
CREATE TABLE "lead_times" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lead_times_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"what" text NOT NULL,
	"route" text NOT NULL,
	"min_months" double precision,
	"max_months" double precision,
	"sources" text[] NOT NULL,
	"confidence" text NOT NULL,
	"quality" text NOT NULL,
	"value" text,
	CONSTRAINT "lead_times_period" CHECK (retired_at > recorded_at),
	CONSTRAINT "lead_times_sourced" CHECK (cardinality(sources) > 0)
);
--> statement-breakpoint
CREATE TABLE "milestones" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "milestones_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"title" text NOT NULL,
	"short" text NOT NULL,
	"citation" text NOT NULL,
	"topic" text NOT NULL,
	"kind" text NOT NULL,
	"addressees" text[] NOT NULL,
	"duty" text NOT NULL,
	"applies_if" text NOT NULL,
	"max_fine" jsonb,
	"rule" jsonb NOT NULL,
	"practical_rule" jsonb,
	"check" jsonb,
	"legacy_of" text[],
	"sources" text[] NOT NULL,
	"confidence" text NOT NULL,
	"eli" text NOT NULL,
	"notes" text,
	CONSTRAINT "milestones_period" CHECK (retired_at > recorded_at),
	CONSTRAINT "milestones_sourced" CHECK (cardinality(sources) > 0)
);
--> statement-breakpoint
CREATE TABLE "model_claims" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "model_claims_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"claim" text NOT NULL,
	"said_on" text NOT NULL,
	"said_until" text,
	"verdict" text NOT NULL,
	"computed" jsonb NOT NULL,
	"explanation" text NOT NULL,
	"sources" text[] NOT NULL,
	"confidence" text NOT NULL,
	"check" jsonb,
	CONSTRAINT "model_claims_period" CHECK (retired_at > recorded_at),
	CONSTRAINT "model_claims_sourced" CHECK (cardinality(sources) > 0)
);
--> statement-breakpoint
CREATE TABLE "model_events" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "model_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"date" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"detail" text NOT NULL,
	"sources" text[] NOT NULL,
	"confidence" text NOT NULL,
	"providers" text[],
	"data" jsonb,
	"planned" boolean,
	CONSTRAINT "model_events_period" CHECK (retired_at > recorded_at),
	CONSTRAINT "model_events_sourced" CHECK (cardinality(sources) > 0)
);
--> statement-breakpoint
CREATE TABLE "model_providers" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "model_providers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"name" text NOT NULL,
	"country" text NOT NULL,
	"eu_established" boolean,
	"eu_entity" text,
	"establishment" jsonb NOT NULL,
	"authorised_representative" jsonb,
	"code_of_practice" jsonb NOT NULL,
	"notes" text NOT NULL,
	CONSTRAINT "model_providers_period" CHECK (retired_at > recorded_at)
);
--> statement-breakpoint
CREATE TABLE "models" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "models_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"provider" text NOT NULL,
	"name" text NOT NULL,
	"released_on" text NOT NULL,
	"open_weights" boolean,
	"licence" text,
	"eu_market" jsonb NOT NULL,
	"systemic_risk" text NOT NULL,
	"systemic_risk_detail" text,
	"training_summary_published" boolean,
	"training_summary_detail" jsonb,
	"compute_estimate" jsonb,
	"sources" text[] NOT NULL,
	"confidence" text NOT NULL,
	"notes" text,
	CONSTRAINT "models_period" CHECK (retired_at > recorded_at),
	CONSTRAINT "models_sourced" CHECK (cardinality(sources) > 0)
);
--> statement-breakpoint
CREATE TABLE "period_conflicts" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "period_conflicts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"our_reading" text NOT NULL,
	CONSTRAINT "period_conflicts_period" CHECK (retired_at > recorded_at)
);
--> statement-breakpoint
CREATE TABLE "period_readings" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "period_readings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"point" text NOT NULL,
	"case" text NOT NULL,
	CONSTRAINT "period_readings_period" CHECK (retired_at > recorded_at)
);
--> statement-breakpoint
CREATE TABLE "period_rules" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "period_rules_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"rule" text NOT NULL,
	"implement" text NOT NULL,
	"confidence" text NOT NULL,
	"seen" text NOT NULL,
	CONSTRAINT "period_rules_period" CHECK (retired_at > recorded_at)
);
--> statement-breakpoint
CREATE TABLE "procedure_events" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "procedure_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"date" text,
	"stage" text NOT NULL,
	"title" text NOT NULL,
	"detail" text NOT NULL,
	"sources" text[] NOT NULL,
	"confidence" text NOT NULL,
	"note" text,
	"window" jsonb,
	CONSTRAINT "procedure_events_period" CHECK (retired_at > recorded_at),
	CONSTRAINT "procedure_events_sourced" CHECK (cardinality(sources) > 0)
);
--> statement-breakpoint
CREATE TABLE "providers" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "providers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"name" text NOT NULL,
	"incorporated_in" text,
	"parent_or_owner" text NOT NULL,
	"ownership_note" text NOT NULL,
	"eu_established" boolean,
	"website" text NOT NULL,
	"fleet_snapshots" jsonb,
	"pledges" jsonb,
	"financials" jsonb,
	"sources" text[] NOT NULL,
	CONSTRAINT "providers_period" CHECK (retired_at > recorded_at),
	CONSTRAINT "providers_sourced" CHECK (cardinality(sources) > 0)
);
--> statement-breakpoint
CREATE TABLE "public_holidays" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "public_holidays_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"calendar" text NOT NULL,
	"year" integer NOT NULL,
	"days" jsonb NOT NULL,
	CONSTRAINT "public_holidays_period" CHECK (retired_at > recorded_at)
);
--> statement-breakpoint
CREATE TABLE "rejected_claims" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "rejected_claims_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"source" text NOT NULL,
	"why" text NOT NULL,
	CONSTRAINT "rejected_claims_period" CHECK (retired_at > recorded_at)
);
--> statement-breakpoint
CREATE TABLE "scenarios" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "scenarios_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"legal_ref" text NOT NULL,
	"instrument" text NOT NULL,
	"status" text NOT NULL,
	"status_history" jsonb NOT NULL,
	"valid_from" text NOT NULL,
	"superseded_on" text,
	"assumptions" text[] NOT NULL,
	CONSTRAINT "scenarios_period" CHECK (retired_at > recorded_at)
);
--> statement-breakpoint
CREATE TABLE "site_statements" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "site_statements_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"site" text NOT NULL,
	"stated_on" text NOT NULL,
	"speaker" text NOT NULL,
	"kind" text NOT NULL,
	"reading" text NOT NULL,
	"tranche" text NOT NULL,
	"target" jsonb,
	"supersedes" text,
	"detail" text NOT NULL,
	"sources" text[] NOT NULL,
	"confidence" text NOT NULL,
	"read_via_intermediary" boolean,
	CONSTRAINT "site_statements_period" CHECK (retired_at > recorded_at),
	CONSTRAINT "site_statements_sourced" CHECK (cardinality(sources) > 0)
);
--> statement-breakpoint
CREATE TABLE "sites" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sites_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"provider" text NOT NULL,
	"name" text NOT NULL,
	"place" text NOT NULL,
	"country" text NOT NULL,
	"bloc" text NOT NULL,
	"class" text NOT NULL,
	"class_reason" text NOT NULL,
	"tranche_class" jsonb,
	"scope" text,
	"lat" double precision,
	"lon" double precision,
	"coord_source" text,
	"partners" text[] NOT NULL,
	"tenants" text[] NOT NULL,
	"energy" text,
	"open_questions" text[],
	CONSTRAINT "sites_period" CHECK (retired_at > recorded_at)
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sources_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"title" text NOT NULL,
	"publisher" text NOT NULL,
	"url" text,
	"published_on" text,
	"kind" text NOT NULL,
	"note" text,
	"checked_on" text,
	CONSTRAINT "sources_period" CHECK (retired_at > recorded_at)
);
--> statement-breakpoint
CREATE TABLE "standards" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "standards_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"article" text NOT NULL,
	"status" text NOT NULL,
	"status_as_of" text NOT NULL,
	"stages" jsonb NOT NULL,
	"sources" text[] NOT NULL,
	"confidence" text NOT NULL,
	"note" text,
	"milestone" text,
	CONSTRAINT "standards_period" CHECK (retired_at > recorded_at),
	CONSTRAINT "standards_sourced" CHECK (cardinality(sources) > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX "amendments_current" ON "amendments" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "anchors_current" ON "anchors" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "claim_check_types_current" ON "claim_check_types" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "claims_current" ON "claims" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "coverage_current" ON "coverage" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "deals_current" ON "deals" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "delay_outcomes_current" ON "delay_outcomes" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "delay_reference_classes_current" ON "delay_reference_classes" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "durations_current" ON "durations" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "enforcement_counts_current" ON "enforcement_counts" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "enforcement_measures_current" ON "enforcement_measures" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "enforcement_milestones_current" ON "enforcement_milestones" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "enforcement_topics_current" ON "enforcement_topics" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "file_heads_current" ON "file_heads" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "gpu_equivalents_current" ON "gpu_equivalents" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "immediate_duties_current" ON "immediate_duties" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "institution_holiday_gaps_current" ON "institution_holiday_gaps" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "institution_holidays_current" ON "institution_holidays" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "instruments_current" ON "instruments" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "jurisdiction_events_current" ON "jurisdiction_events" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "jurisdictions_current" ON "jurisdictions" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "kept_current" ON "kept" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "law_events_current" ON "law_events" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "lead_times_current" ON "lead_times" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "milestones_current" ON "milestones" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "model_claims_current" ON "model_claims" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "model_events_current" ON "model_events" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "model_providers_current" ON "model_providers" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "models_current" ON "models" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "period_conflicts_current" ON "period_conflicts" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "period_readings_current" ON "period_readings" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "period_rules_current" ON "period_rules" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "procedure_events_current" ON "procedure_events" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "providers_current" ON "providers" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "public_holidays_current" ON "public_holidays" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "rejected_claims_current" ON "rejected_claims" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "scenarios_current" ON "scenarios" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "site_statements_current" ON "site_statements" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "sites_current" ON "sites" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "sources_current" ON "sources" USING btree ("key") WHERE retired_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "standards_current" ON "standards" USING btree ("key") WHERE retired_at is null;