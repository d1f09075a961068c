-- The tables of the first version, as SQLite has them. They never change again.

CREATE TABLE schema_version (
	version INTEGER NOT NULL
);

CREATE TABLE accounts (
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	CONSTRAINT pk_accounts PRIMARY KEY (id),
	CONSTRAINT ck_accounts_kind CHECK (kind IN ('user', 'organization')),
	CONSTRAINT uq_accounts_name UNIQUE (name)
);

CREATE TABLE change_log (
	sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	kind TEXT NOT NULL,
	subject_id TEXT NOT NULL,
	data TEXT,
	at BIGINT NOT NULL
);

CREATE TABLE former_names (
	kind TEXT NOT NULL,
	scope TEXT NOT NULL,
	name TEXT NOT NULL,
	target_id TEXT NOT NULL,
	CONSTRAINT pk_former_names PRIMARY KEY (kind, scope, name)
);

CREATE TABLE jobs (
	id TEXT NOT NULL,
	kind TEXT NOT NULL,
	payload TEXT,
	state TEXT DEFAULT 'ready' NOT NULL,
	unique_key TEXT,
	attempts INTEGER DEFAULT 0 NOT NULL,
	max_attempts INTEGER DEFAULT 10 NOT NULL,
	run_at BIGINT NOT NULL,
	worker TEXT,
	error TEXT,
	created_at BIGINT NOT NULL,
	finished_at BIGINT,
	CONSTRAINT pk_jobs PRIMARY KEY (id),
	CONSTRAINT ck_jobs_state CHECK (state IN ('ready', 'running', 'done', 'dead'))
);

CREATE TABLE settings (
	"key" TEXT NOT NULL,
	value TEXT NOT NULL,
	CONSTRAINT pk_settings PRIMARY KEY ("key")
);

CREATE TABLE organizations (
	id TEXT NOT NULL,
	title TEXT NOT NULL,
	hostname TEXT,
	type TEXT DEFAULT 'business' NOT NULL,
	use_case TEXT,
	community_type TEXT,
	email_domains TEXT DEFAULT '[]' NOT NULL,
	default_role TEXT DEFAULT 'read',
	default_content TEXT,
	logo TEXT,
	sso BOOLEAN DEFAULT 0 NOT NULL,
	ai BOOLEAN DEFAULT 1 NOT NULL,
	invite_links BOOLEAN DEFAULT 1 NOT NULL,
	merge_rules TEXT DEFAULT '{"type":"none"}' NOT NULL,
	created_at BIGINT NOT NULL,
	CONSTRAINT pk_organizations PRIMARY KEY (id),
	CONSTRAINT fk_organizations_id FOREIGN KEY(id) REFERENCES accounts (id) ON DELETE CASCADE,
	CONSTRAINT uq_organizations_hostname UNIQUE (hostname)
);

CREATE TABLE users (
	id TEXT NOT NULL,
	display_name TEXT NOT NULL,
	email TEXT,
	photo_url TEXT,
	password TEXT,
	administrator BOOLEAN DEFAULT 0 NOT NULL,
	suspended_at BIGINT,
	created_at BIGINT NOT NULL,
	CONSTRAINT pk_users PRIMARY KEY (id),
	CONSTRAINT fk_users_id FOREIGN KEY(id) REFERENCES accounts (id) ON DELETE CASCADE,
	CONSTRAINT uq_users_email UNIQUE (email)
);

CREATE TABLE collections (
	id TEXT NOT NULL,
	organization_id TEXT NOT NULL,
	parent_id TEXT,
	position BIGINT DEFAULT 0 NOT NULL,
	title TEXT NOT NULL,
	description TEXT,
	default_level TEXT DEFAULT 'inherit',
	created_at BIGINT NOT NULL,
	CONSTRAINT pk_collections PRIMARY KEY (id),
	CONSTRAINT fk_collections_organization_id FOREIGN KEY(organization_id) REFERENCES organizations (id) ON DELETE CASCADE,
	CONSTRAINT fk_collections_parent_id FOREIGN KEY(parent_id) REFERENCES collections (id) ON DELETE CASCADE
);

CREATE TABLE members (
	organization_id TEXT NOT NULL,
	user_id TEXT NOT NULL,
	role TEXT,
	disabled BOOLEAN DEFAULT 0 NOT NULL,
	sso BOOLEAN DEFAULT 0 NOT NULL,
	joined_at BIGINT NOT NULL,
	last_seen_at BIGINT,
	CONSTRAINT pk_members PRIMARY KEY (organization_id, user_id),
	CONSTRAINT fk_members_organization_id FOREIGN KEY(organization_id) REFERENCES organizations (id) ON DELETE CASCADE,
	CONSTRAINT fk_members_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE TABLE personal_tokens (
	id TEXT NOT NULL,
	user_id TEXT NOT NULL,
	hash TEXT NOT NULL,
	label TEXT NOT NULL,
	hint TEXT,
	scopes TEXT,
	created_at BIGINT NOT NULL,
	expires_at BIGINT,
	last_used_at BIGINT,
	uses INTEGER DEFAULT 0 NOT NULL,
	CONSTRAINT pk_personal_tokens PRIMARY KEY (id),
	CONSTRAINT fk_personal_tokens_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
	CONSTRAINT uq_personal_tokens_hash UNIQUE (hash)
);

CREATE TABLE repositories (
	id TEXT NOT NULL,
	organization_id TEXT NOT NULL,
	name TEXT NOT NULL,
	created_at BIGINT NOT NULL,
	CONSTRAINT pk_repositories PRIMARY KEY (id),
	CONSTRAINT fk_repositories_organization_id FOREIGN KEY(organization_id) REFERENCES organizations (id) ON DELETE CASCADE
);

CREATE TABLE teams (
	id TEXT NOT NULL,
	organization_id TEXT NOT NULL,
	title TEXT NOT NULL,
	created_at BIGINT NOT NULL,
	CONSTRAINT pk_teams PRIMARY KEY (id),
	CONSTRAINT fk_teams_organization_id FOREIGN KEY(organization_id) REFERENCES organizations (id) ON DELETE CASCADE
);

CREATE TABLE collection_ancestors (
	collection_id TEXT NOT NULL,
	ancestor_id TEXT NOT NULL,
	depth BIGINT NOT NULL,
	CONSTRAINT pk_collection_ancestors PRIMARY KEY (collection_id, ancestor_id),
	CONSTRAINT fk_collection_ancestors_collection_id FOREIGN KEY(collection_id) REFERENCES collections (id) ON DELETE CASCADE,
	CONSTRAINT fk_collection_ancestors_ancestor_id FOREIGN KEY(ancestor_id) REFERENCES collections (id) ON DELETE CASCADE
);

CREATE TABLE collection_permissions (
	id TEXT NOT NULL,
	collection_id TEXT NOT NULL,
	user_id TEXT,
	team_id TEXT,
	role TEXT,
	created_at BIGINT NOT NULL,
	CONSTRAINT pk_collection_permissions PRIMARY KEY (id),
	CONSTRAINT ck_collection_permissions_one_principal CHECK ((user_id IS NULL) <> (team_id IS NULL)),
	CONSTRAINT fk_collection_permissions_collection_id FOREIGN KEY(collection_id) REFERENCES collections (id) ON DELETE CASCADE,
	CONSTRAINT fk_collection_permissions_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
	CONSTRAINT fk_collection_permissions_team_id FOREIGN KEY(team_id) REFERENCES teams (id) ON DELETE CASCADE
);

CREATE TABLE commit_parents (
	repository_id TEXT NOT NULL,
	commit_id TEXT NOT NULL,
	position INTEGER NOT NULL,
	parent_id TEXT NOT NULL,
	CONSTRAINT pk_commit_parents PRIMARY KEY (repository_id, commit_id, position),
	CONSTRAINT fk_commit_parents_repository_id FOREIGN KEY(repository_id) REFERENCES repositories (id) ON DELETE CASCADE
);

CREATE TABLE git_objects (
	repository_id TEXT NOT NULL,
	id TEXT NOT NULL,
	kind INTEGER NOT NULL,
	size BIGINT NOT NULL,
	data BLOB,
	stored_at BIGINT NOT NULL,
	CONSTRAINT ck_git_objects_kind CHECK (kind IN (1, 2, 3, 4)),
	CONSTRAINT fk_git_objects_repository_id FOREIGN KEY(repository_id) REFERENCES repositories (id) ON DELETE CASCADE
);

CREATE TABLE git_refs (
	repository_id TEXT NOT NULL,
	name TEXT NOT NULL,
	target TEXT NOT NULL,
	updated_at BIGINT NOT NULL,
	CONSTRAINT pk_git_refs PRIMARY KEY (repository_id, name),
	CONSTRAINT fk_git_refs_repository_id FOREIGN KEY(repository_id) REFERENCES repositories (id) ON DELETE CASCADE
);

CREATE TABLE spaces (
	id TEXT NOT NULL,
	organization_id TEXT NOT NULL,
	repository_id TEXT NOT NULL,
	directory TEXT DEFAULT '' NOT NULL,
	parent_id TEXT,
	position BIGINT DEFAULT 0 NOT NULL,
	name TEXT,
	title TEXT,
	emoji TEXT,
	icon TEXT,
	type TEXT,
	language TEXT,
	edit_mode TEXT DEFAULT 'locked' NOT NULL,
	visibility TEXT DEFAULT 'private' NOT NULL,
	default_level TEXT DEFAULT 'inherit',
	merge_rules TEXT DEFAULT '{"type":"inherit"}' NOT NULL,
	computed_source TEXT,
	revision_id TEXT,
	created_by TEXT,
	created_at BIGINT NOT NULL,
	updated_at BIGINT NOT NULL,
	deleted_at BIGINT,
	CONSTRAINT pk_spaces PRIMARY KEY (id),
	CONSTRAINT fk_spaces_organization_id FOREIGN KEY(organization_id) REFERENCES organizations (id) ON DELETE CASCADE,
	CONSTRAINT fk_spaces_repository_id FOREIGN KEY(repository_id) REFERENCES repositories (id) ON DELETE CASCADE,
	CONSTRAINT fk_spaces_parent_id FOREIGN KEY(parent_id) REFERENCES collections (id) ON DELETE SET NULL,
	CONSTRAINT fk_spaces_created_by FOREIGN KEY(created_by) REFERENCES users (id) ON DELETE SET NULL
);

CREATE TABLE team_members (
	team_id TEXT NOT NULL,
	user_id TEXT NOT NULL,
	role TEXT DEFAULT 'member' NOT NULL,
	joined_at BIGINT NOT NULL,
	CONSTRAINT pk_team_members PRIMARY KEY (team_id, user_id),
	CONSTRAINT ck_team_members_role CHECK (role IN ('owner', 'member')),
	CONSTRAINT fk_team_members_team_id FOREIGN KEY(team_id) REFERENCES teams (id) ON DELETE CASCADE,
	CONSTRAINT fk_team_members_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE TABLE faults (
	sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	repository_id TEXT NOT NULL,
	space_id TEXT,
	revision_id TEXT,
	path TEXT NOT NULL,
	line INTEGER,
	message TEXT NOT NULL,
	CONSTRAINT fk_faults_repository_id FOREIGN KEY(repository_id) REFERENCES repositories (id) ON DELETE CASCADE,
	CONSTRAINT fk_faults_space_id FOREIGN KEY(space_id) REFERENCES spaces (id) ON DELETE CASCADE
);

CREATE TABLE revisions (
	sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	space_id TEXT NOT NULL,
	id TEXT NOT NULL,
	"commit" TEXT NOT NULL,
	type TEXT NOT NULL,
	parents TEXT DEFAULT '[]' NOT NULL,
	author_id TEXT,
	message TEXT,
	created_at BIGINT NOT NULL,
	merged_from TEXT,
	source_revision TEXT,
	snapshot TEXT,
	CONSTRAINT uq_revisions_space_id_id UNIQUE (space_id, id),
	CONSTRAINT ck_revisions_type CHECK (type IN ('edits', 'merge', 'rollback', 'update', 'computed')),
	CONSTRAINT fk_revisions_space_id FOREIGN KEY(space_id) REFERENCES spaces (id) ON DELETE CASCADE,
	CONSTRAINT fk_revisions_author_id FOREIGN KEY(author_id) REFERENCES users (id) ON DELETE SET NULL
);

CREATE TABLE sites (
	id TEXT NOT NULL,
	organization_id TEXT NOT NULL,
	type TEXT DEFAULT 'ultimate' NOT NULL,
	title TEXT NOT NULL,
	icon TEXT,
	basename TEXT NOT NULL,
	hostname TEXT,
	proxy TEXT,
	visibility TEXT DEFAULT 'public' NOT NULL,
	default_level TEXT DEFAULT 'inherit',
	published BOOLEAN DEFAULT 0 NOT NULL,
	adaptive_content TEXT,
	adaptive_schema TEXT,
	authentication TEXT,
	ads TEXT,
	styleguide_space_id TEXT,
	default_site_space_id TEXT,
	default_site_section_id TEXT,
	last_scan_at BIGINT,
	created_at BIGINT NOT NULL,
	updated_at BIGINT NOT NULL,
	CONSTRAINT pk_sites PRIMARY KEY (id),
	CONSTRAINT ck_sites_visibility CHECK (visibility IN ('public', 'unlisted', 'share-link', 'visitor-auth')),
	CONSTRAINT fk_sites_organization_id FOREIGN KEY(organization_id) REFERENCES organizations (id) ON DELETE CASCADE,
	CONSTRAINT uq_sites_basename UNIQUE (basename),
	CONSTRAINT uq_sites_hostname UNIQUE (hostname),
	CONSTRAINT fk_sites_styleguide_space_id FOREIGN KEY(styleguide_space_id) REFERENCES spaces (id) ON DELETE SET NULL
);

CREATE TABLE snapshot_chunks (
	space_id TEXT NOT NULL,
	id TEXT NOT NULL,
	data BLOB NOT NULL,
	CONSTRAINT pk_snapshot_chunks PRIMARY KEY (space_id, id),
	CONSTRAINT fk_snapshot_chunks_space_id FOREIGN KEY(space_id) REFERENCES spaces (id) ON DELETE CASCADE
);

CREATE TABLE snapshots (
	space_id TEXT NOT NULL,
	id TEXT NOT NULL,
	size BIGINT NOT NULL,
	chunks BLOB NOT NULL,
	stored_at BIGINT NOT NULL,
	CONSTRAINT pk_snapshots PRIMARY KEY (space_id, id),
	CONSTRAINT fk_snapshots_space_id FOREIGN KEY(space_id) REFERENCES spaces (id) ON DELETE CASCADE
);

CREATE TABLE space_permissions (
	id TEXT NOT NULL,
	space_id TEXT NOT NULL,
	user_id TEXT,
	team_id TEXT,
	role TEXT,
	created_at BIGINT NOT NULL,
	CONSTRAINT pk_space_permissions PRIMARY KEY (id),
	CONSTRAINT ck_space_permissions_one_principal CHECK ((user_id IS NULL) <> (team_id IS NULL)),
	CONSTRAINT fk_space_permissions_space_id FOREIGN KEY(space_id) REFERENCES spaces (id) ON DELETE CASCADE,
	CONSTRAINT fk_space_permissions_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
	CONSTRAINT fk_space_permissions_team_id FOREIGN KEY(team_id) REFERENCES teams (id) ON DELETE CASCADE
);

CREATE TABLE events (
	sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	site_id TEXT NOT NULL,
	type TEXT NOT NULL,
	at BIGINT NOT NULL,
	visitor_id TEXT,
	session_id TEXT,
	url TEXT,
	display_context TEXT,
	site_section_id TEXT,
	site_space_id TEXT,
	site_share_key TEXT,
	space_id TEXT,
	revision_id TEXT,
	page_id TEXT,
	referrer TEXT,
	user_agent TEXT,
	language TEXT,
	ip TEXT,
	cookies TEXT,
	claims TEXT,
	data TEXT,
	CONSTRAINT fk_events_site_id FOREIGN KEY(site_id) REFERENCES sites (id) ON DELETE CASCADE
);

CREATE TABLE site_permissions (
	id TEXT NOT NULL,
	site_id TEXT NOT NULL,
	user_id TEXT,
	team_id TEXT,
	role TEXT,
	created_at BIGINT NOT NULL,
	CONSTRAINT pk_site_permissions PRIMARY KEY (id),
	CONSTRAINT ck_site_permissions_one_principal CHECK ((user_id IS NULL) <> (team_id IS NULL)),
	CONSTRAINT fk_site_permissions_site_id FOREIGN KEY(site_id) REFERENCES sites (id) ON DELETE CASCADE,
	CONSTRAINT fk_site_permissions_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
	CONSTRAINT fk_site_permissions_team_id FOREIGN KEY(team_id) REFERENCES teams (id) ON DELETE CASCADE
);

CREATE TABLE site_redirects (
	id TEXT NOT NULL,
	site_id TEXT NOT NULL,
	source TEXT NOT NULL,
	draft BOOLEAN DEFAULT 0 NOT NULL,
	capture_wildcard BOOLEAN DEFAULT 0 NOT NULL,
	permanent BOOLEAN DEFAULT 0 NOT NULL,
	destination TEXT NOT NULL,
	created_at BIGINT NOT NULL,
	updated_at BIGINT NOT NULL,
	CONSTRAINT pk_site_redirects PRIMARY KEY (id),
	CONSTRAINT fk_site_redirects_site_id FOREIGN KEY(site_id) REFERENCES sites (id) ON DELETE CASCADE
);

CREATE TABLE site_section_groups (
	id TEXT NOT NULL,
	site_id TEXT NOT NULL,
	parent_id TEXT,
	position BIGINT DEFAULT 0 NOT NULL,
	title TEXT NOT NULL,
	localized_title TEXT,
	icon TEXT,
	draft BOOLEAN DEFAULT 0 NOT NULL,
	CONSTRAINT pk_site_section_groups PRIMARY KEY (id),
	CONSTRAINT fk_site_section_groups_site_id FOREIGN KEY(site_id) REFERENCES sites (id) ON DELETE CASCADE,
	CONSTRAINT fk_site_section_groups_parent_id FOREIGN KEY(parent_id) REFERENCES site_section_groups (id) ON DELETE CASCADE
);

CREATE TABLE site_share_links (
	id TEXT NOT NULL,
	site_id TEXT NOT NULL,
	name TEXT NOT NULL,
	"key" TEXT NOT NULL,
	active BOOLEAN DEFAULT 1 NOT NULL,
	created_at BIGINT NOT NULL,
	CONSTRAINT pk_site_share_links PRIMARY KEY (id),
	CONSTRAINT fk_site_share_links_site_id FOREIGN KEY(site_id) REFERENCES sites (id) ON DELETE CASCADE,
	CONSTRAINT uq_site_share_links_key UNIQUE ("key")
);

CREATE TABLE sources (
	id TEXT NOT NULL,
	kind TEXT NOT NULL,
	location TEXT NOT NULL,
	organization_id TEXT NOT NULL,
	repository_id TEXT NOT NULL,
	site_id TEXT,
	branch TEXT,
	"commit" TEXT,
	state TEXT,
	error TEXT,
	imported_at BIGINT,
	created_at BIGINT NOT NULL,
	CONSTRAINT pk_sources PRIMARY KEY (id),
	CONSTRAINT uq_sources_organization_id_kind_location UNIQUE (organization_id, kind, location),
	CONSTRAINT fk_sources_organization_id FOREIGN KEY(organization_id) REFERENCES organizations (id) ON DELETE CASCADE,
	CONSTRAINT fk_sources_repository_id FOREIGN KEY(repository_id) REFERENCES repositories (id) ON DELETE CASCADE,
	CONSTRAINT fk_sources_site_id FOREIGN KEY(site_id) REFERENCES sites (id) ON DELETE SET NULL
);

CREATE TABLE site_external_links (
	id TEXT NOT NULL,
	site_id TEXT NOT NULL,
	group_id TEXT,
	position BIGINT DEFAULT 0 NOT NULL,
	title TEXT NOT NULL,
	localized_title TEXT,
	description TEXT,
	localized_description TEXT,
	icon TEXT,
	url TEXT NOT NULL,
	condition TEXT,
	draft BOOLEAN DEFAULT 0 NOT NULL,
	CONSTRAINT pk_site_external_links PRIMARY KEY (id),
	CONSTRAINT fk_site_external_links_site_id FOREIGN KEY(site_id) REFERENCES sites (id) ON DELETE CASCADE,
	CONSTRAINT fk_site_external_links_group_id FOREIGN KEY(group_id) REFERENCES site_section_groups (id) ON DELETE SET NULL
);

CREATE TABLE site_sections (
	id TEXT NOT NULL,
	site_id TEXT NOT NULL,
	group_id TEXT,
	position BIGINT DEFAULT 0 NOT NULL,
	path TEXT NOT NULL,
	title TEXT NOT NULL,
	localized_title TEXT,
	description TEXT,
	localized_description TEXT,
	icon TEXT,
	condition TEXT,
	draft BOOLEAN DEFAULT 0 NOT NULL,
	default_site_space_id TEXT,
	CONSTRAINT pk_site_sections PRIMARY KEY (id),
	CONSTRAINT fk_site_sections_site_id FOREIGN KEY(site_id) REFERENCES sites (id) ON DELETE CASCADE,
	CONSTRAINT fk_site_sections_group_id FOREIGN KEY(group_id) REFERENCES site_section_groups (id) ON DELETE SET NULL
);

CREATE TABLE site_spaces (
	id TEXT NOT NULL,
	site_id TEXT NOT NULL,
	section_id TEXT,
	space_id TEXT NOT NULL,
	position BIGINT DEFAULT 0 NOT NULL,
	path TEXT NOT NULL,
	title TEXT,
	localized_title TEXT,
	condition TEXT,
	page_id TEXT,
	draft BOOLEAN DEFAULT 0 NOT NULL,
	hidden BOOLEAN DEFAULT 0 NOT NULL,
	created_at BIGINT NOT NULL,
	CONSTRAINT pk_site_spaces PRIMARY KEY (id),
	CONSTRAINT fk_site_spaces_site_id FOREIGN KEY(site_id) REFERENCES sites (id) ON DELETE CASCADE,
	CONSTRAINT fk_site_spaces_section_id FOREIGN KEY(section_id) REFERENCES site_sections (id) ON DELETE CASCADE,
	CONSTRAINT fk_site_spaces_space_id FOREIGN KEY(space_id) REFERENCES spaces (id) ON DELETE CASCADE
);

CREATE TABLE site_customizations (
	id TEXT NOT NULL,
	site_id TEXT NOT NULL,
	site_space_id TEXT,
	settings TEXT NOT NULL,
	updated_at BIGINT NOT NULL,
	CONSTRAINT pk_site_customizations PRIMARY KEY (id),
	CONSTRAINT fk_site_customizations_site_id FOREIGN KEY(site_id) REFERENCES sites (id) ON DELETE CASCADE,
	CONSTRAINT fk_site_customizations_site_space_id FOREIGN KEY(site_space_id) REFERENCES site_spaces (id) ON DELETE CASCADE
);

CREATE INDEX ix_change_log_subject_id_sequence ON change_log (subject_id, sequence);

CREATE INDEX ix_jobs_state_run_at ON jobs (state, run_at);

CREATE UNIQUE INDEX uq_jobs_unique_key ON jobs (unique_key) WHERE state = 'ready' AND unique_key IS NOT NULL;

CREATE INDEX ix_collections_organization_id ON collections (organization_id);

CREATE INDEX ix_collections_parent_id ON collections (parent_id);

CREATE INDEX ix_members_user_id ON members (user_id);

CREATE INDEX ix_personal_tokens_user_id ON personal_tokens (user_id);

CREATE INDEX ix_personal_tokens_user_id_created_at ON personal_tokens (user_id, created_at);

CREATE INDEX ix_repositories_organization_id ON repositories (organization_id);

CREATE UNIQUE INDEX uq_repositories_organization_id_name ON repositories (organization_id, name);

CREATE INDEX ix_teams_organization_id ON teams (organization_id);

CREATE INDEX ix_collection_ancestors_ancestor_id ON collection_ancestors (ancestor_id);

CREATE INDEX ix_collection_permissions_team_id ON collection_permissions (team_id);

CREATE INDEX ix_collection_permissions_user_id ON collection_permissions (user_id);

CREATE UNIQUE INDEX uq_collection_permissions_team ON collection_permissions (collection_id, team_id);

CREATE UNIQUE INDEX uq_collection_permissions_user ON collection_permissions (collection_id, user_id);

CREATE UNIQUE INDEX uq_git_objects_repository_id_id ON git_objects (repository_id, id);

CREATE INDEX ix_spaces_organization_id ON spaces (organization_id);

CREATE INDEX ix_spaces_parent_id ON spaces (parent_id);

CREATE INDEX ix_spaces_repository_id ON spaces (repository_id);

CREATE INDEX ix_spaces_repository_id_directory ON spaces (repository_id, directory);

CREATE UNIQUE INDEX uq_spaces_organization_id_name ON spaces (organization_id, name);

CREATE INDEX ix_team_members_user_id ON team_members (user_id);

CREATE INDEX ix_faults_repository_id ON faults (repository_id);

CREATE INDEX ix_faults_space_id_revision_id ON faults (space_id, revision_id);

CREATE INDEX ix_revisions_space_id_commit ON revisions (space_id, "commit");

CREATE INDEX ix_revisions_space_id_created_at ON revisions (space_id, created_at);

CREATE INDEX ix_sites_organization_id ON sites (organization_id);

CREATE INDEX ix_space_permissions_team_id ON space_permissions (team_id);

CREATE INDEX ix_space_permissions_user_id ON space_permissions (user_id);

CREATE UNIQUE INDEX uq_space_permissions_team ON space_permissions (space_id, team_id);

CREATE UNIQUE INDEX uq_space_permissions_user ON space_permissions (space_id, user_id);

CREATE INDEX ix_events_site_id_at ON events (site_id, at);

CREATE INDEX ix_site_permissions_team_id ON site_permissions (team_id);

CREATE INDEX ix_site_permissions_user_id ON site_permissions (user_id);

CREATE UNIQUE INDEX uq_site_permissions_team ON site_permissions (site_id, team_id);

CREATE UNIQUE INDEX uq_site_permissions_user ON site_permissions (site_id, user_id);

CREATE UNIQUE INDEX uq_site_redirects_site_id_source_draft ON site_redirects (site_id, source, draft);

CREATE INDEX ix_site_section_groups_site_id ON site_section_groups (site_id);

CREATE INDEX ix_site_share_links_site_id ON site_share_links (site_id);

CREATE INDEX ix_sources_repository_id ON sources (repository_id);

CREATE INDEX ix_site_external_links_site_id ON site_external_links (site_id);

CREATE UNIQUE INDEX uq_site_sections_site_id_path ON site_sections (site_id, path);

CREATE INDEX ix_site_spaces_section_id ON site_spaces (section_id);

CREATE INDEX ix_site_spaces_site_id ON site_spaces (site_id);

CREATE INDEX ix_site_spaces_space_id ON site_spaces (space_id);

CREATE UNIQUE INDEX uq_site_customizations_site_id ON site_customizations (site_id) WHERE site_space_id IS NULL;

CREATE UNIQUE INDEX uq_site_customizations_site_space_id ON site_customizations (site_space_id);

INSERT INTO schema_version (version) VALUES (1);
