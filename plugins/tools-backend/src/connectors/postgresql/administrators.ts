/**
 * Condition on `pg_roles r`: it may do everything, or give itself the right to. A superuser's
 * rights are not inherited, but a member can SET ROLE; programs run as the server itself, which
 * CREATEROLE could grant to anybody until 16
 * (https://www.postgresql.org/docs/15/predefined-roles.html).
 */
export const IS_ADMINISTRATOR = `EXISTS (
  SELECT 1 FROM pg_roles s
   WHERE pg_has_role(r.oid, s.oid, 'MEMBER')
     AND (s.rolsuper OR s.rolname = 'pg_execute_server_program'
          OR (s.rolcreaterole
              AND current_setting('server_version_num')::int BETWEEN 110000 AND 159999)))`;
